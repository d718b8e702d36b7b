import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { type IdempotencyConfig, makeIdempotent } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import { parse } from '@aws-lambda-powertools/parser';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { SQSHandler, SQSRecord } from 'aws-lambda';
import { readConsumerEnvironment } from '../../../functions/consumer/environment.ts';
import { eventSource } from '../../../lib/catalogue/bus-contract.ts';
import { enreachEvent } from './enreach-event.ts';

export interface PowertoolsOptions {
  readonly config: IdempotencyConfig;
  readonly dynamoDb: DynamoDBClient;
  readonly eventBridge: EventBridgeClient;
}

interface Publication {
  /** What the idempotency key is taken from. */
  readonly Id: string;
  readonly eventType: string;
  readonly time: string;
  readonly detail: string;
}

/**
 * The job as Powertools' documentation says to do it: records in parallel, each validated, then published by a function made
 * idempotent on the event's `Id`. It logs and measures nothing, and content under a known `Id` is not compared.
 *
 * @see https://docs.aws.amazon.com/powertools/typescript/latest/features/batch/
 * @see https://docs.aws.amazon.com/powertools/typescript/latest/features/idempotency/
 */
export const makeHandler = ({ config, dynamoDb, eventBridge }: PowertoolsOptions): SQSHandler => {
  const environment = readConsumerEnvironment(process.env);
  const processor = new BatchProcessor(EventType.SQS);
  const persistenceStore = new DynamoDBPersistenceLayer({
    tableName: environment.DELIVERIES_TABLE,
    awsSdkV3Client: dynamoDb,
  });

  const publish = async ({
    eventType,
    time,
    detail,
  }: Publication): Promise<{ eventId: string }> => {
    const entry = {
      Source: eventSource,
      DetailType: eventType,
      Time: new Date(time),
      Detail: detail,
      EventBusName: environment.BUS_NAME,
    };
    const { Entries } = await eventBridge.send(new PutEventsCommand({ Entries: [entry] }));
    const eventId = Entries?.[0]?.EventId;
    if (eventId === undefined) throw new Error(`not published: ${Entries?.[0]?.ErrorCode}`);
    return { eventId };
  };
  const publishOnce = makeIdempotent(publish, { persistenceStore, config });

  const recordHandler = async (record: SQSRecord): Promise<void> => {
    const attribute = (name: string) => record.messageAttributes[name]?.stringValue;
    const schema = enreachEvent(attribute('EventHeader'));
    const { id, eventType, event, flags } = parse(record.body, undefined, schema);
    const metadata = {
      endpoint: attribute('Endpoint'),
      deliveryId: attribute('DeliveryId'),
      receivedAt: attribute('ReceivedAt'),
      schema: 'known',
      flags,
    };
    const detail = JSON.stringify({ ...event, metadata });
    await publishOnce({ Id: id, eventType, time: event.Timestamp, detail });
  };

  return async (event, context) => {
    config.registerLambdaContext(context);
    return processPartialResponse(event, recordHandler, processor, { context });
  };
};
