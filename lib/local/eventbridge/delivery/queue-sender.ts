import {
  type MessageAttributeValue,
  SendMessageCommand,
  SQSClient,
  SQSServiceException,
} from '@aws-sdk/client-sqs';
import { localCredentials } from '../../credentials.ts';
import { DeliveryError, type DeliveryErrorCode } from './delivery-error.ts';

export interface QueueMessage {
  readonly queueArn: string;
  readonly body: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

export interface QueueSender {
  /** @throws DeliveryError */
  readonly send: (message: QueueMessage) => Promise<void>;
  readonly close: () => void;
}

const codeOf = (error: unknown): DeliveryErrorCode => {
  if (!(error instanceof SQSServiceException)) return 'CONNECTION_FAILURE';
  if (/QueueDoesNotExist|NonExistentQueue/.test(error.name)) return 'NO_RESOURCE';
  if (/AccessDenied/.test(error.name)) return 'NO_PERMISSIONS';
  if (/Throttl|TooManyRequests/.test(error.name)) return 'THROTTLING';
  return error.$fault === 'client' ? 'SDK_CLIENT_ERROR' : 'ERROR_FROM_TARGET';
};

/** The SQS emulator refuses characters beyond the first plane: within JSON they can be written as escapes. */
const escapeAstral = (json: string): string =>
  json.replace(/[\u{10000}-\u{10FFFF}]/gu, (character) =>
    [0, 1].map((at) => `\\u${character.charCodeAt(at).toString(16)}`).join(''),
  );

const attributeValue = (text: string): MessageAttributeValue => ({
  DataType: 'String',
  StringValue: text,
});

/**
 * Sends to queues as EventBridge does: over the endpoint that everyone uses, so that permissions and faults apply.
 *
 * @param endpoint - of the local cloud.
 */
export const createQueueSender = (endpoint: string, region: string): QueueSender => {
  const client = new SQSClient({
    endpoint,
    region,
    credentials: localCredentials('events.amazonaws.com'),
    // Retries are the rule's own.
    maxAttempts: 1,
  });
  return {
    send: async ({ queueArn, body, attributes = {} }) => {
      const [, , , , accountId, queueName] = queueArn.split(':');
      try {
        await client.send(
          new SendMessageCommand({
            QueueUrl: `${endpoint}/${accountId}/${queueName}`,
            MessageBody: escapeAstral(body),
            MessageAttributes: Object.fromEntries(
              Object.entries(attributes).map(([name, text]) => [name, attributeValue(text)]),
            ),
          }),
        );
      } catch (cause) {
        const message = cause instanceof Error ? cause.message : String(cause);
        throw new DeliveryError(codeOf(cause), `${queueName}: ${message}`, { cause });
      }
    },
    close: () => client.destroy(),
  };
};
