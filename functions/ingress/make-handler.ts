import middy from '@middy/core';
import { describeFault } from '../runtime/describe-fault.ts';
import { readTraceHeader } from '../runtime/trace-header.ts';
import { answerDueAt, arrivedAt } from './arrival.ts';
import { makeSourceCheck } from './check-source.ts';
import { makeTokenCheck } from './check-token.ts';
import { startDeadline } from './deadline.ts';
import { describeDelivery } from './describe-delivery.ts';
import type { Endpoint } from './environment.ts';
import { findEndpoint } from './find-endpoint.ts';
import type { ReadSecret } from './load-secrets.ts';
import { type Outcome, outcomes } from './outcome.ts';
import { readRequest } from './read-request.ts';
import { type ReportPorts, reportOutcome } from './report-outcome.ts';
import { sanitiseHeader } from './sanitise-header.ts';
import { type SendMessage, sendDelivery } from './send-delivery.ts';
import { withoutThrowing } from './without-throwing.ts';

/** What the ingress needs from outside. */
export interface IngressPorts extends ReportPorts {
  readonly endpoints: readonly Endpoint[];
  readonly readSecret: ReadSecret;
  /** What was read while the function initialised, for the first load of each endpoint. @default readSecret */
  readonly readAhead?: ReadSecret;
  readonly sendMessage: SendMessage;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Unique for every call. */
  readonly newDeliveryId: () => string;
  /** X-Ray's header of the invocation under way, unchecked. */
  readonly traceHeader: () => string | undefined;
}

/** An answer of payload format 2.0. Always without a body, which would only tell a prober something. */
export interface IngressAnswer {
  readonly statusCode: (typeof outcomes)[keyof typeof outcomes]['status'];
  readonly body: '';
}

const bytesOf = (request: { readonly body: string; readonly isBase64Encoded: boolean }): Buffer =>
  Buffer.from(request.body, request.isBase64Encoded ? 'base64' : 'utf8');

/** Anyone may write anything into the header: only letters, as event types have them, are logged, never a number or a token. */
const loggedEventHeader = (header: string | undefined): string | undefined => {
  if (!header) return undefined;
  return /^[A-Za-z]{1,64}$/.test(header) ? header : 'malformed';
};

const makeReceiver = (ports: IngressPorts) => {
  const { now } = ports;
  const endpoints = ports.endpoints.map((endpoint) => ({
    ...endpoint,
    isAllowedSource: makeSourceCheck(endpoint.allowedSources),
  }));
  const checkToken = makeTokenCheck({
    readSecret: ports.readSecret,
    readAhead: ports.readAhead,
    now,
    onStoreFault: ({ name }, fault) =>
      withoutThrowing(() =>
        ports.logger.warn('secrets not refreshed', { endpoint: name, fault: describeFault(fault) }),
      ),
  });

  return async (event: unknown): Promise<Outcome> => {
    const startedMs = now();
    const request = readRequest(event);
    const receivedAtMs = arrivedAt(request.timeEpoch, startedMs);
    const deadline = startDeadline(answerDueAt(receivedAtMs, startedMs), now);
    const seen = {
      requestId: sanitiseHeader(request.requestId),
      bodyBytes: Buffer.byteLength(request.body, request.isBase64Encoded ? 'base64' : 'utf8'),
      eventHeader: loggedEventHeader(request.header('x-benemen-event')),
    };

    const endpoint = findEndpoint(endpoints, request);
    if (endpoint === undefined) return { kind: 'refusedPath', ...seen };
    const facts = { ...seen, endpoint: endpoint.name };

    if (!endpoint.isAllowedSource(request.sourceIp)) {
      return { kind: 'refusedSource', ...facts, sourceIp: sanitiseHeader(request.sourceIp) };
    }

    const token = await checkToken(endpoint, request.header('x-benemen-token'), deadline);
    if (token === 'wrong') return { kind: 'refusedToken', ...facts };
    if (token === 'unknown') return { kind: 'unavailable', reason: 'secretStore', ...facts };

    const deliveryId = ports.newDeliveryId();
    const delivery = {
      bytes: bytesOf(request),
      attributes: describeDelivery(request, { endpoint: endpoint.name, deliveryId, receivedAtMs }),
      traceHeader: readTraceHeader(ports.traceHeader()),
    };
    const sent = await sendDelivery(delivery, ports.sendMessage, deadline);
    const known = {
      ...facts,
      deliveryId,
      ...(token === 'previous' && { tokenMatchedPrevious: true }),
    };
    switch (sent.kind) {
      case 'sent':
        return { kind: 'accepted', ...known, encoding: sent.encoding };
      case 'tooLarge':
        return { kind: 'refusedTooLarge', ...known };
      case 'failed':
        return { kind: 'unavailable', reason: 'queue', ...known, fault: sent.fault };
    }
  };
};

/**
 * The ingress: checks who sends, puts the bytes on the queue, and answers.
 *
 * @returns a handler that always answers and never rejects: 200 only once the queue has the bytes; 401, 403, 404 and 413 for
 * what it refuses; 503 for every fault, so that Enreach sends again.
 */
export const makeHandler = (ports: IngressPorts) => {
  const receive = makeReceiver(ports);

  const answer = (outcome: Outcome): IngressAnswer => {
    reportOutcome(outcome, ports);
    return { statusCode: outcomes[outcome.kind].status, body: '' };
  };

  return middy<unknown, IngressAnswer>(async (event: unknown) => answer(await receive(event)), {
    // Not reached while the function's time-out exceeds the deadline; an answer all the same if somebody shortens it.
    timeoutEarlyInMillis: 100,
    requestEnd: () => withoutThrowing(ports.metrics.flush),
  }).onError((request) => {
    request.response = answer({ kind: 'unavailable', reason: 'fault', fault: request.error });
  });
};
