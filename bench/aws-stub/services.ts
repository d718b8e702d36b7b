import { createHash, randomUUID } from 'node:crypto';
import type { PutEventsRequest, PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { GetSecretValueRequest } from '@aws-sdk/client-secrets-manager';
import type { SendMessageRequest } from '@aws-sdk/client-sqs';
import { token } from '../environment.ts';
import { type Answer, failure, success } from './answer.ts';
import { createTable } from './table.ts';

/** The services that the contenders call: the answers, and what was sent and published. */
export const createServices = () => {
  const { clear, ...table } = createTable();
  const published: PutEventsRequestEntry[] = [];
  const sent: SendMessageRequest[] = [];

  const operations = {
    ...table,
    SendMessage: (message: SendMessageRequest): Answer => {
      sent.push(message);
      const md5 = createHash('md5').update(message.MessageBody ?? '');
      return success({ MD5OfMessageBody: md5.digest('hex'), MessageId: randomUUID() });
    },
    PutEvents: ({ Entries = [] }: PutEventsRequest): Answer => {
      published.push(...Entries);
      return success({ FailedEntryCount: 0, Entries: Entries.map(() => ({ EventId: '-' })) });
    },
    // No rotation is open.
    GetSecretValue: ({ VersionStage }: GetSecretValueRequest): Answer =>
      VersionStage === 'AWSPREVIOUS'
        ? failure('ResourceNotFoundException')
        : success({ SecretString: token }),
  };

  const isOperation = (name: string): name is keyof typeof operations =>
    Object.hasOwn(operations, name);

  return {
    /** @param body - the JSON of the operation's input. */
    answer: (operation: string, body: string): Answer =>
      isOperation(operation)
        ? operations[operation](JSON.parse(body))
        : failure('UnknownOperationException'),
    /** Forgets all of it. */
    take: () => ({ published: published.splice(0), sent: sent.splice(0) }),
    clear,
  };
};
