import { readFileSync } from 'node:fs';
import * as sdk from '@aws-sdk/client-eventbridge';
import * as v from 'valibot';
import { createFrontDoor, type FrontDoor } from '../../../lib/local/front-door/front-door.ts';
import { startTestBuses } from './test-buses.ts';

const stepSchema = v.object({
  source: v.string(),
  operation: v.string(),
  request: v.record(v.string(), v.unknown()),
  response: v.optional(v.unknown()),
  error: v.optional(v.string()),
  message: v.optional(v.string(), ''),
});
type Step = v.InferOutput<typeof stepSchema>;

const stepsIn = (name: string): Step[] => {
  const file = new URL(`../../fixtures/aws-shapes/eventbridge/${name}.json`, import.meta.url);
  return v.parse(v.array(stepSchema), JSON.parse(readFileSync(file, 'utf8')));
};

/** What stands for a value of its kind. */
const kinds: Readonly<Record<string, unknown>> = {
  '<time>': expect.any(Date),
  '<uuid>': expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
  '<token>': expect.any(String),
};

const shapeOf = (value: unknown): unknown => {
  if (typeof value === 'string') return kinds[value] ?? value;
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shapeOf(item)]));
};

/** JSON has neither dates nor a mebibyte of text. */
const requestOf = (request: Step['request']) =>
  JSON.parse(JSON.stringify(request), (name, value) => {
    if (name === 'EventStartTime' || name === 'EventEndTime') return new Date(`${value}`);
    return value === '<1 MiB>' ? JSON.stringify({ a: 'x'.repeat(1_048_576) }) : value;
  });

describe("EventBridge's answers through AWS's own client", () => {
  let frontDoor: FrontDoor;
  let client: sdk.EventBridge;

  beforeAll(async () => {
    // A replay is seen cancelled while it is under way, however slow the machine.
    const { buses } = startTestBuses({ replayPauseMs: 600_000 });
    buses.createArchive({
      name: 'archive',
      busName: 'bus',
      description: 'everything',
      patternText: '{"source": ["orders"], "detail-type": ["OrderPlaced"]}',
      retentionDays: 30,
    });
    frontDoor = createFrontDoor({ services: { AWSEvents: buses.call }, upstreams: {} });
    client = new sdk.EventBridge({
      endpoint: await frontDoor.listen(),
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    });
  });
  afterAll(async () => {
    client.destroy();
    await frontDoor.close();
  });

  const play = async ({ operation, request }: Step): Promise<unknown> => {
    const command: unknown = Reflect.get(sdk, `${operation}Command`);
    if (typeof command !== 'function') throw new Error(`the client knows no ${operation}`);
    const { $metadata, ...output } = await client.send(
      Reflect.construct(command, [requestOf(request)]),
    );
    expect($metadata).toMatchObject({ httpStatusCode: 200 });
    return output;
  };

  const check = async (step: Step): Promise<void> => {
    if (step.error === undefined) {
      expect(await play(step)).toStrictEqual(shapeOf(step.response));
      return;
    }
    const error = await play(step).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(sdk.EventBridgeServiceException);
    expect(error).toMatchObject({
      name: step.error,
      $fault: 'client',
      $metadata: { httpStatusCode: 400 },
    });
    const [before = '', after = ''] = step.message.split('<request>');
    expect(error).toHaveProperty('message', expect.stringContaining(before));
    expect(error).toHaveProperty('message', expect.stringContaining(after));
  };

  it.each(stepsIn('responses'))('$operation answers as in $source', check);
  it.each(stepsIn('errors'))('$operation: $error $message ($source)', check);
});
