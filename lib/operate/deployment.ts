import { DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { endpointOutputs, type StackOutput, stackOutputs } from '../stack-outputs.ts';
import { type Access, type Clients, createClients } from './clients.ts';
import { explainError } from './explain-error.ts';
import { OperatorError } from './operator-error.ts';
import { type PrintedCommands, printedCommands } from './printed-commands.ts';

/** One endpoint as it is deployed. */
export interface DeployedEndpoint {
  readonly name: string;
  /** What Enreach is given. */
  readonly webhookUrl: string;
  readonly secretArn: string;
}

/** A deployed stack, on AWS or in the local cloud: what every command starts from. */
export interface Deployment {
  readonly stackName: string;
  /** As CloudFormation has it: `UPDATE_COMPLETE`, … */
  readonly stackStatus: string;
  readonly isLocal: boolean;
  /** The commands that an operator is told to type next, for this deployment. */
  readonly commands: PrintedCommands;
  readonly clients: Clients;
  readonly endpoints: readonly DeployedEndpoint[];
  /** @throws OperatorError when the stack lacks it: it was deployed by an older version. */
  readonly output: (name: StackOutput) => string;
  readonly optionalOutput: (name: StackOutput) => string | undefined;
}

const isNamed = (error: unknown, name: string): boolean =>
  error instanceof Error && error.name === name;

/** The SDK wraps what the socket says. */
const isUnreachable = (error: unknown): boolean =>
  error instanceof Error && /\bECONNREFUSED\b/.test(error.message);

const explain = (stackName: string, access: Access, cause: unknown): OperatorError => {
  const tell = (message: string) => new OperatorError(message, { cause });
  if (access.localEndpoint && isUnreachable(cause))
    return tell(
      `nothing answers at ${access.localEndpoint}: run npm start, or give the AWS endpoint that it prints with --endpoint-url`,
    );
  if (isNamed(cause, 'ValidationError'))
    return tell(
      `there is no stack ${stackName}: deploy it with npx cdk deploy, or name another with --stack, --region or --profile`,
    );
  return tell(`the stack ${stackName} cannot be read: ${explainError(cause)}`);
};

const readStack = async (
  stackName: string | undefined,
  access: Access,
  clients: Clients,
): Promise<Stack> => {
  try {
    const command = new DescribeStacksCommand({ StackName: stackName });
    const { Stacks: [stack] = [] } = await clients.cloudFormation.send(command);
    if (stack) return stack;
  } catch (error) {
    throw explain(stackName ?? 'of the local cloud', access, error);
  }
  throw new OperatorError(`there is no stack ${stackName ?? 'in the local cloud'}`);
};

const hasFailed = ({ StackStatus }: Stack): boolean =>
  /FAILED|ROLLBACK|DELETE/.test(StackStatus ?? '');

/**
 * Finds a deployed stack by its name, and through its outputs all that it holds.
 *
 * @param name - undefined for the one that runs in the local cloud.
 * @param commands - how to write commands that find it again.
 * @throws OperatorError that says what to do when there is none, or nobody may look.
 */
export const findDeployment = async (
  name: string | undefined,
  access: Access,
  commands = printedCommands({ stack: name }, access.localEndpoint),
): Promise<Deployment> => {
  const clients = createClients(access);
  const stack = await readStack(name, access, clients);
  const stackName = stack.StackName ?? name ?? '';
  const outputs = new Map(
    stack.Outputs?.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
  );
  const required = (name: string): string => {
    const value = outputs.get(name);
    if (value) return value;
    if (hasFailed(stack))
      throw new OperatorError(
        `the stack ${stackName} is ${stack.StackStatus} and has no output ${name}: see its events in CloudFormation, delete it with npx cdk destroy where it never worked, and deploy again`,
      );
    throw new OperatorError(
      `the stack ${stackName} has no output ${name}: deploy this version with npx cdk deploy, or use the version that deployed it`,
    );
  };
  return {
    stackName,
    stackStatus: stack.StackStatus ?? 'unknown',
    isLocal: access.localEndpoint !== undefined,
    commands,
    clients,
    endpoints: required(stackOutputs.endpointNames)
      .split(',')
      .map((name) => {
        const names = endpointOutputs(name);
        return {
          name,
          webhookUrl: required(names.webhookUrl),
          secretArn: required(names.secretArn),
        };
      }),
    output: (name) => required(stackOutputs[name]),
    optionalOutput: (name) => outputs.get(stackOutputs[name]),
  };
};
