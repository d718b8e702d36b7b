import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { type BusEvent, enreachHandler } from 'enreach-webhooks/handler';

const dynamoDb = new DynamoDBClient();
const keptDays = 90;

/** Its key is the event's own: one that comes again writes the same once more, so that it needs no deduplication. */
const write = async (
  { Id, Timestamp, UserId, metadata }: BusEvent<'UserStatus' | 'UserWrapUpTerminated'>['detail'],
  facts: object,
): Promise<void> => {
  const Item = marshall({
    Day: Timestamp.slice(0, 10),
    // Without its `Z` the text sorts as the time does, however many digits the seconds have.
    Moment: `${Timestamp.slice(0, -1)} ${Id}`,
    UserId,
    ReceivedAt: metadata.receivedAt,
    ...facts,
    ExpiresAt: Math.ceil(Date.now() / 1000) + keptDays * 86_400,
  });
  await dynamoDb.send(new PutItemCommand({ TableName: process.env.MOMENTS_TABLE, Item }));
};

export const handler = enreachHandler({
  UserStatus: async ({ detail }) =>
    write(detail, { Serving: detail.Serving, Talking: detail.Talking }),
  UserWrapUpTerminated: async ({ detail }) =>
    write(detail, { WrapUpSeconds: detail.ElapsedTimeSec }),
});
