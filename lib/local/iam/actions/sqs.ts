import * as v from 'valibot';
import type { AccessOf } from './required-access.ts';

const schema = v.object({
  QueueUrl: v.optional(v.string()),
  QueueName: v.optional(v.string()),
  SourceArn: v.optional(v.string()),
});

/**
 * A batch needs the action of its single form: `sqs:SendMessageBatch` is no action.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html
 */
export const sqsAccess: AccessOf = (operation, input, { region, accountId }) => {
  const action = `sqs:${operation.replace(/Batch$/, '')}`;
  const { QueueUrl, QueueName, SourceArn } = v.parse(schema, input);
  const name = QueueUrl?.split('/').at(-1) ?? QueueName;
  const resource = name === undefined ? SourceArn : `arn:aws:sqs:${region}:${accountId}:${name}`;
  return [{ action, resource: resource ?? '*' }];
};
