import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const sqs = new SQSClient({});
const { QUEUE_URL } = process.env;

/** The one call that every ingress must make, and nothing else. */
export const handler = async ({ body }: { readonly body: string }) => {
  await sqs.send(new SendMessageCommand({ QueueUrl: QUEUE_URL, MessageBody: body }));
  return { statusCode: 200, body: '' };
};
