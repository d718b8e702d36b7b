import { AwsError } from '../../front-door/aws-error.ts';
import { placeholdersOf } from '../input/input-template.ts';
import { isReservedVariable } from '../input/reserved-variables.ts';
import type { Target } from '../target.ts';

const arnFormat = /^arn:aws[\w-]*:([\w-]+):[\w-]*:(?:\d{12})?:.+$/;
const deliverable: ReadonlySet<string> = new Set(['sqs', 'lambda', 'logs']);

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const serviceOf = (arn: string): string | undefined => arnFormat.exec(arn)?.[1];

const templateFault = ({ Id, InputTransformer }: Target): string | undefined => {
  if (!InputTransformer) return undefined;
  const { InputPathsMap, InputTemplate } = InputTransformer;
  const variables = Object.keys(InputPathsMap);
  // "You can define up to 100 variables"; "These variables are reserved": @see the user guide, eb-transform-target-input
  if (variables.length > 100) return `InputPathsMap for target ${Id} has more than 100 variables.`;
  const reserved = variables.find((name) => /^aws/i.test(name));
  if (reserved !== undefined)
    return `InputPathsMap for target ${Id} contains the reserved variable ${reserved}.`;
  const unknown = placeholdersOf(InputTemplate).find(
    (name) => !isReservedVariable(name) && !variables.includes(name),
  );
  return unknown === undefined
    ? undefined
    : `InputTemplate for target ${Id} contains invalid placeholder ${unknown}.`;
};

const inputFault = (target: Target): string | undefined => {
  const { Id, Input, InputPath, InputTransformer } = target;
  const given = [Input, InputPath, InputTransformer].filter((input) => input !== undefined);
  if (given.length > 1)
    return `Only one of Input, InputPath, or InputTransformer must be provided for target ${Id}.`;
  if (Input !== undefined && !isJson(Input)) return `JSON syntax error in input for target ${Id}.`;
  return templateFault(target);
};

const deadLetterFault = ({ DeadLetterConfig }: Target): string | undefined => {
  const { Arn } = DeadLetterConfig ?? {};
  if (Arn === undefined) return undefined;
  if (serviceOf(Arn) !== 'sqs')
    return 'Parameter DeadLetterConfig.Arn is not valid. Reason: Provided Arn is not in correct format.';
  // "Only standard queues are supported." @see the user guide, eb-rule-dlq
  return Arn.endsWith('.fifo')
    ? 'Parameter DeadLetterConfig.Arn is not valid. Reason: A FIFO queue cannot be a dead-letter queue.'
    : undefined;
};

const arnFault = ({ Id, Arn }: Target): string | undefined => {
  const service = serviceOf(Arn);
  if (service === undefined)
    return `Parameter ${Arn} is not valid. Reason: Provided Arn is not in correct format.`;
  if (deliverable.has(service)) return undefined;
  return `The local cloud delivers to no target of the service ${service} (target ${Id}).`;
};

/**
 * Whether EventBridge accepts a target. It does not look whether the queue or function is there: that shows at the first
 * delivery.
 *
 * @throws AwsError `ValidationException`.
 */
export const checkTarget = (target: Target): void => {
  const fault = arnFault(target) ?? inputFault(target) ?? deadLetterFault(target);
  if (fault !== undefined) throw new AwsError('ValidationException', fault);
};
