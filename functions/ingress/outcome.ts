import { metricNames } from '../runtime/metric-names.ts';

/** Every way a request can end: what Enreach hears, what is counted, how loud it is logged. */
export const outcomes = {
  accepted: { status: 200, metric: metricNames.accepted, level: 'info' },
  refusedToken: { status: 401, metric: metricNames.refusedToken, level: 'warn' },
  refusedSource: { status: 403, metric: metricNames.refusedSource, level: 'warn' },
  refusedPath: { status: 404, metric: metricNames.refusedPath, level: 'warn' },
  refusedTooLarge: { status: 413, metric: metricNames.refusedTooLarge, level: 'error' },
  unavailable: { status: 503, metric: metricNames.unavailable, level: 'error' },
} as const;

/** An outcome and what may be logged of it: never the token, the body or a number of a person. */
export interface Outcome {
  readonly kind: keyof typeof outcomes;
  /** API Gateway's id of the request. */
  readonly requestId?: string;
  readonly endpoint?: string;
  readonly deliveryId?: string;
  readonly bodyBytes?: number;
  readonly encoding?: string;
  readonly eventHeader?: string;
  readonly sourceIp?: string;
  /** What was unavailable. */
  readonly reason?: 'secretStore' | 'queue' | 'fault';
  readonly fault?: unknown;
  readonly tokenMatchedPrevious?: boolean;
}
