import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SendMessageCommand,
  type SendMessageCommandInput,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { FauxqsServer } from 'fauxqs';
import { startEventSourceMapping } from '../../../lib/local/lambda/event-source-mapping.ts';
import type {
  EventSourceMapping,
  EventSourceMappingOptions,
  EventSourceProblem,
  SqsEvent,
} from '../../../lib/local/lambda/event-source-mapping-types.ts';
import type { InvocationResult } from '../../../lib/local/lambda/function-types.ts';
import { startFauxqs } from '../../../lib/local/sqs/start-fauxqs.ts';

const region = 'eu-north-1';
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

let fauxqs: FauxqsServer;
let client: SQSClient;
let queues = 0;
const mappings: EventSourceMapping[] = [];

export const startSqs = async (): Promise<void> => {
  fauxqs = await startFauxqs();
  client = new SQSClient({
    region,
    credentials,
    endpoint: `http://127.0.0.1:${fauxqs.port}`,
    useQueueUrlAsEndpoint: false,
  });
};

export const stopSqs = async (): Promise<void> => {
  await Promise.all(mappings.splice(0).map((mapping) => mapping.stop()));
  client.destroy();
  await fauxqs.stop();
};

export interface TestQueue {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly endpoint: string;
  readonly send: (body: string, more?: Partial<SendMessageCommandInput>) => Promise<string>;
  /** Visible and invisible messages. */
  readonly depth: () => Promise<{ visible: number; inFlight: number }>;
}

export const createQueue = async (visibilityTimeoutSeconds = 30): Promise<TestQueue> => {
  const name = `queue-${++queues}`;
  await client.send(
    new CreateQueueCommand({
      QueueName: name,
      Attributes: { VisibilityTimeout: String(visibilityTimeoutSeconds) },
    }),
  );
  const endpoint = `http://127.0.0.1:${fauxqs.port}`;
  const url = `${endpoint}/000000000000/${name}`;
  return {
    name,
    url,
    endpoint,
    arn: `arn:aws:sqs:${region}:000000000000:${name}`,
    send: async (body, more = {}) => {
      const { MessageId = '' } = await client.send(
        new SendMessageCommand({ QueueUrl: url, MessageBody: body, ...more }),
      );
      return MessageId;
    },
    depth: async () => {
      const { Attributes = {} } = await client.send(
        new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }),
      );
      return {
        visible: Number(Attributes.ApproximateNumberOfMessages),
        inFlight: Number(Attributes.ApproximateNumberOfMessagesNotVisible),
      };
    },
  };
};

export interface TestMapping extends EventSourceMapping {
  readonly events: SqsEvent[];
  readonly problems: EventSourceProblem[];
}

export const succeed = async (): Promise<InvocationResult> => ({ ok: true, payload: null });

/** A mapping from this queue to a function that does `invoke`; the events it got are kept. */
export const startMapping = (
  { url, arn, endpoint }: TestQueue,
  invoke: (event: SqsEvent) => Promise<InvocationResult> = succeed,
  options: Partial<EventSourceMappingOptions> = {},
): TestMapping => {
  const events: SqsEvent[] = [];
  const problems: EventSourceProblem[] = [];
  const mapping = startEventSourceMapping({
    queueUrl: url,
    queueArn: arn,
    endpoint,
    region,
    credentials,
    invoke: (event) => {
      events.push(event);
      return invoke(event);
    },
    onProblem: (problem) => problems.push(problem),
    ...options,
  });
  mappings.push(mapping);
  return { ...mapping, events, problems };
};

/** Waits until it holds, 5 s at most. */
export const eventually = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  const until = performance.now() + 5000;
  while (!(await holds())) {
    if (performance.now() > until) throw new Error(`never: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
};
