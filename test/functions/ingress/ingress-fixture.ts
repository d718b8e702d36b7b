import type { Context } from 'aws-lambda';
import type { Endpoint } from '../../../functions/ingress/environment.ts';
import { type IngressPorts, makeHandler } from '../../../functions/ingress/make-handler.ts';
import type { QueueMessage } from '../../../functions/ingress/send-delivery.ts';
import { decodeBody } from '../../../functions/runtime/decode-body.ts';
import {
  type BodyEncoding,
  bodyEncodings,
  deliveryAttributes,
} from '../../../functions/runtime/delivery-attributes.ts';
import { memoryMetrics } from '../runtime/memory-metrics.ts';

/** The secret that `makeStore` holds. */
export const secret = 'Vq7-current-9sK2';
export const previousSecret = 'Zx1-previous-4hJ8';
/** Stands for all that is personal in a body. */
export const phoneNumber = '+358401234567';
export const json = JSON.stringify({ EventType: 'QueueStatus', CallerNumber: phoneNumber });

export const context: Context = {
  callbackWaitsForEmptyEventLoop: true,
  functionName: 'ingress',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-north-1:111122223333:function:ingress',
  memoryLimitInMB: '512',
  awsRequestId: 'b1e1b1f0-0000-4000-8000-000000000000',
  logGroupName: '/aws/lambda/ingress',
  logStreamName: 'stream',
  getRemainingTimeInMillis: () => 10_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

export interface EventParts {
  readonly path?: string;
  readonly method?: string;
  readonly sourceIp?: string;
  /** Undefined leaves the header out. */
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | null;
  readonly isBase64Encoded?: boolean;
  readonly timeEpoch?: unknown;
}

/** An event as API Gateway makes it of Enreach's POST. */
export const makeEvent = (parts: EventParts = {}) => {
  const token = 'token' in parts ? parts.token : secret;
  return {
    version: '2.0',
    routeKey: 'POST /webhook',
    rawPath: parts.path ?? '/webhook',
    rawQueryString: '',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-benemen-event': 'QueueStatus',
      ...(token !== undefined && { 'x-benemen-token': token }),
      ...parts.headers,
    },
    requestContext: {
      http: {
        method: parts.method ?? 'POST',
        path: parts.path ?? '/webhook',
        protocol: 'HTTP/1.1',
        sourceIp: parts.sourceIp ?? '192.0.2.10',
        userAgent: '',
      },
      requestId: 'JKJaXmPLvHcESHA=',
      stage: '$default',
      timeEpoch: parts.timeEpoch,
    },
    body: parts.body === undefined ? json : parts.body,
    isBase64Encoded: parts.isBase64Encoded ?? false,
  };
};

/** Secrets Manager, as far as the ingress sees it: change its fields to rotate a secret or to break it. */
export interface FakeStore {
  current: string | undefined;
  previous: string | undefined;
  fault: Error | undefined;
  previousFault: Error | undefined;
  /** Never answers. */
  hangs: boolean;
  /** One for each version that was read. */
  reads: string[];
}

/** The queue, as far as the ingress sees it. */
export interface FakeQueue {
  readonly taken: QueueMessage[];
  readonly offered: QueueMessage[];
  /** Answers to the next calls, in turn; `undefined` takes the message. */
  readonly answers: (Error | undefined)[];
  hangs: boolean;
}

const nowhere = new Promise<never>(() => undefined);

export const makeStore = (): FakeStore & Pick<IngressPorts, 'readSecret'> => {
  const store: FakeStore & Pick<IngressPorts, 'readSecret'> = {
    current: secret,
    previous: undefined,
    fault: undefined,
    previousFault: undefined,
    hangs: false,
    reads: [],
    readSecret: async (secretId, stage) => {
      store.reads.push(`${secretId} ${stage}`);
      if (store.hangs) return nowhere;
      if (store.fault) throw store.fault;
      if (stage === 'AWSCURRENT') return store.current;
      if (store.previousFault) throw store.previousFault;
      return store.previous;
    },
  };
  return store;
};

const makeQueue = (): FakeQueue & Pick<IngressPorts, 'sendMessage'> => {
  const queue: FakeQueue & Pick<IngressPorts, 'sendMessage'> = {
    taken: [],
    offered: [],
    answers: [],
    hangs: false,
    sendMessage: async (message) => {
      queue.offered.push(message);
      if (queue.hangs) return nowhere;
      const fault = queue.answers.shift();
      if (fault) throw fault;
      queue.taken.push(message);
    },
  };
  return queue;
};

export const endpoint: Endpoint = {
  name: 'default',
  path: '/webhook',
  secretId: 'secret-of-default',
};

/** An ingress with a queue and a store of its own, and a clock that stands still until it is moved. */
export const startIngress = (overrides: Partial<IngressPorts> = {}) => {
  const store = makeStore();
  const queue = makeQueue();
  const clock = { nowMs: Date.parse('2026-11-20T10:00:00.000Z') };
  let deliveries = 0;
  const handler = makeHandler({
    endpoints: [endpoint],
    readSecret: store.readSecret,
    sendMessage: queue.sendMessage,
    now: () => clock.nowMs,
    newDeliveryId: () => {
      deliveries += 1;
      return `00000000-0000-4000-8000-${String(deliveries).padStart(12, '0')}`;
    },
    traceHeader: () => undefined,
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    metrics: memoryMetrics().metrics,
    ...overrides,
  });
  return {
    store,
    queue,
    clock,
    handle: async (event: unknown) => handler(event, context),
  };
};

const isBodyEncoding = (text: string | undefined): text is BodyEncoding =>
  bodyEncodings.some((encoding) => encoding === text);

/** What a consumer gets back of a message. */
export const readBack = (message: QueueMessage | undefined): Buffer => {
  const encoding = message?.attributes[deliveryAttributes.encoding];
  if (message === undefined || !isBodyEncoding(encoding)) throw new Error('no delivery');
  return decodeBody(message.body, encoding);
};

export const attributeOf = (
  message: QueueMessage | undefined,
  name: keyof typeof deliveryAttributes,
): string | undefined => message?.attributes[deliveryAttributes[name]];

/** An error as the AWS SDK throws it. */
export const awsError = (name: string, httpStatusCode: number, message = ''): Error =>
  Object.assign(new Error(message), {
    name,
    $metadata: { httpStatusCode, requestId: 'f1c2', attempts: 1 },
  });
