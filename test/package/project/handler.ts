import { enreachHandler } from 'enreach-webhooks/handler';

export const handler = enreachHandler({
  QueueCallInArrived: ({ detail }) => console.log(detail.QueueName),
});
