import { dynamoDbDeduplication } from '../../../lib/subscribe/handler/dynamodb-deduplication.ts';
import { enreachHandler } from '../../../lib/subscribe/handler/index.ts';

const say = (line: object) => console.log(JSON.stringify(line));

/** A subscriber's function, as docs/subscribe.md has it. */
export const handler = enreachHandler(
  {
    QueueCallInArrived: ({ detail, 'replay-name': replay }) => {
      if (detail.QueueName === 'Broken') throw new Error('cannot be handled');
      say({ handled: detail.Id, replay });
    },
    unknown: ({ detail }) => say({ unknown: detail.EventType }),
  },
  { deduplication: dynamoDbDeduplication() },
);
