import * as v from 'valibot';
import { type Answer, rawAnswer } from '../../front-door/answer.ts';
import type { ApiCall } from '../../front-door/api-call.ts';
import { AwsError } from '../../front-door/aws-error.ts';
import type { Serve, ServedApi } from '../../front-door/front-door.ts';
import type { Account } from '../../resource-type.ts';
import type { LambdaFunction } from '../function-types.ts';
import type { DeployedMapping, FunctionConfiguration } from './deployed.ts';
import { describeFunction, describeMapping } from './describe.ts';
import { findMapping, updateMapping } from './event-source-mappings.ts';
import { functionArnOf } from './function-name.ts';
import { invoke } from './invoke.ts';

export interface LambdaState {
  /** By ARN. */
  readonly functions: ReadonlyMap<string, LambdaFunction>;
  readonly functionConfigurations: ReadonlyMap<string, FunctionConfiguration>;
  readonly eventSourceMappings: readonly DeployedMapping[];
}

interface LambdaApiOptions {
  readonly account: Account;
  readonly state: () => LambdaState;
  readonly onProblem: (message: string) => void;
}

const inputSchema = v.object({
  FunctionName: v.optional(v.string()),
  Qualifier: v.optional(v.string()),
  UUID: v.optional(v.string()),
  EventSourceArn: v.optional(v.string()),
});

const json = (content: object, status = 200): Answer =>
  rawAnswer(status, JSON.stringify(content), { 'content-type': 'application/json' });

/** Lambda's API, for what the template deployed. @see https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html */
export const createLambdaApi = ({ account, state, onProblem }: LambdaApiOptions): ServedApi => {
  const locate = ({ input }: ApiCall) => {
    const { FunctionName = '', Qualifier } = v.parse(inputSchema, input);
    const { functions, functionConfigurations } = state();
    const arn = functionArnOf(FunctionName, Qualifier, account, (known) => functions.has(known));
    const lambda = functions.get(arn);
    const configuration = functionConfigurations.get(arn);
    if (!lambda || !configuration) throw new Error(`${arn} is not deployed`);
    return { lambda, configuration };
  };

  const operations: Readonly<Record<string, Serve>> = {
    Invoke: async (call, request) => {
      const { lambda, configuration } = locate(call);
      return invoke(lambda, request, (message) =>
        onProblem(`${configuration.name} failed at an event that was invoked: ${message}`),
      );
    },
    GetFunctionConfiguration: async (call) => json(describeFunction(locate(call).configuration)),
    GetFunction: async (call) =>
      json({
        Configuration: describeFunction(locate(call).configuration),
        Code: { RepositoryType: 'S3' },
      }),
    ListEventSourceMappings: async ({ input }) => {
      const { FunctionName, EventSourceArn } = v.parse(inputSchema, input);
      const ofFunction =
        FunctionName && functionArnOf(FunctionName, undefined, account, () => true);
      const found = state().eventSourceMappings.filter(
        ({ functionArn, eventSourceArn }) =>
          (ofFunction ?? functionArn) === functionArn &&
          (EventSourceArn ?? eventSourceArn) === eventSourceArn,
      );
      return json({ EventSourceMappings: found.map((mapping) => describeMapping(mapping)) });
    },
    GetEventSourceMapping: async ({ input }) =>
      json(
        describeMapping(findMapping(state().eventSourceMappings, v.parse(inputSchema, input).UUID)),
      ),
    UpdateEventSourceMapping: async ({ input }) =>
      json(updateMapping(state().eventSourceMappings, input), 202),
  };

  return {
    operations: Object.keys(operations),
    serve: async (call, request) => {
      const { operation } = call;
      const serve = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
      if (!serve) throw new AwsError('UnknownOperationException', `${operation} is not emulated`);
      return serve(call, request);
    },
  };
};
