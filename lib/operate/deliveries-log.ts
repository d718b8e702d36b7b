import { paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import * as v from 'valibot';
import { isCanary } from '../catalogue/bus-contract.ts';
import type { Deployment } from './deployment.ts';

/** Messages of the two log lines that say what became of a request and of a message. */
export const outcomeMessages = {
  ingress: 'webhook answered',
  consumer: 'delivery settled',
} as const;
export type Service = keyof typeof outcomeMessages;

const lineSchema = v.looseObject({
  message: v.string(),
  outcome: v.string(),
  deliveryId: v.optional(v.string()),
  id: v.optional(v.string()),
  eventType: v.optional(v.string()),
  eventHeader: v.optional(v.string()),
  endpoint: v.optional(v.string()),
  reason: v.optional(v.string()),
});

/** One outcome, as its function logged it. */
export interface LoggedOutcome extends v.InferOutput<typeof lineSchema> {
  readonly service: Service;
  /** Epoch milliseconds. */
  readonly atMs: number;
}

export interface LogQuery {
  readonly fromMs: number;
  readonly toMs?: number | undefined;
  /** One more condition on the line, of a filter pattern: `$.id = "…"`. */
  readonly where?: string | undefined;
}

/** Whether it is of a canary of ours, as far as its line tells. */
export const isOfCanary = ({ eventType, eventHeader }: LoggedOutcome): boolean =>
  isCanary(eventType ?? eventHeader ?? '');

const readLine = (service: Service, atMs: number, text: string): readonly LoggedOutcome[] => {
  try {
    const line = v.safeParse(lineSchema, JSON.parse(text));
    return line.success && line.output.message === outcomeMessages[service]
      ? [{ ...line.output, service, atMs }]
      : [];
  } catch {
    // A line of the runtime's own.
    return [];
  }
};

/**
 * The outcomes that one function logged, oldest first within a page, as the pages come.
 *
 * FilterLogEvents reads about 10,000 lines a call and five calls a second: an hour of a busy desk takes seconds, a day a minute.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
 */
export async function* readOutcomes(
  deployment: Deployment,
  service: Service,
  { fromMs, toMs, where }: LogQuery,
): AsyncGenerator<LoggedOutcome> {
  const logGroupName = deployment.output(`${service}LogGroupName`);
  const isOutcome = `$.message = "${outcomeMessages[service]}"`;
  const filterPattern = `{ ${where ? `${isOutcome} && ${where}` : isOutcome} }`;
  const pages = paginateFilterLogEvents(
    { client: deployment.clients.logs },
    { logGroupName, startTime: fromMs, endTime: toMs, filterPattern },
  );
  for await (const { events = [] } of pages)
    for (const { timestamp = 0, message = '' } of events)
      yield* readLine(service, timestamp, message);
}
