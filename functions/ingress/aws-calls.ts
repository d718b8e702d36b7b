import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { ReadSecret } from './load-secrets.ts';
import type { SendMessage } from './send-delivery.ts';

const stringValue = (value: string) => ({ DataType: 'String', StringValue: value });

/**
 * Reads a secret's version from Secrets Manager. One without text (a binary one) counts as empty.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 */
export const readSecretFrom =
  (client: SecretsManagerClient): ReadSecret =>
  async (secretId, stage, limits) => {
    try {
      const command = new GetSecretValueCommand({ SecretId: secretId, VersionStage: stage });
      const { SecretString } = await client.send(command, limits);
      return SecretString ?? '';
    } catch (fault) {
      if (fault instanceof ResourceNotFoundException) return undefined;
      throw fault;
    }
  };

/**
 * Sends to an SQS queue; the client also compares the MD5 of what SQS says it stored.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export const sendMessageTo =
  (client: SQSClient, queueUrl: string): SendMessage =>
  async ({ body, attributes, traceHeader }, limits) => {
    const command = new SendMessageCommand({
      QueueUrl: queueUrl,
      MessageBody: body,
      MessageAttributes: Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => [name, stringValue(value)]),
      ),
      ...(traceHeader !== undefined && {
        MessageSystemAttributes: { AWSTraceHeader: stringValue(traceHeader) },
      }),
    });
    await client.send(command, limits);
  };
