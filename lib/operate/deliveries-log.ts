import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import * as v from 'valibot';
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
  let nextToken: string | undefined;
  do {
    const page = await deployment.clients.logs.send(
      new FilterLogEventsCommand({
        logGroupName,
        startTime: fromMs,
        endTime: toMs,
        filterPattern,
        nextToken,
      }),
    );
    for (const { timestamp = 0, message = '' } of page.events ?? [])
      yield* readLine(service, timestamp, message);
    nextToken = page.nextToken;
  } while (nextToken);
}
