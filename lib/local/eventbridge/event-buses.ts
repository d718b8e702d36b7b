import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { AwsError } from '../front-door/aws-error.ts';
import { type CompiledPattern, matchesPattern } from './pattern/match-pattern.ts';
import {
  checkEntry,
  entryBytes,
  entrySchema,
  maxRequestBytes,
  type PutEntry,
} from './put-entry.ts';

export interface Target {
  readonly id: string;
  readonly arn: string;
}

export interface Rule {
  readonly name: string;
  readonly busName: string;
  readonly pattern: CompiledPattern;
  readonly targets: readonly Target[];
}

/** An event as targets see it. */
export interface BusEvent {
  readonly id: string;
  readonly busName: string;
  readonly source: string;
  readonly detailType: string;
  /** The whole event, `detail` in the words that were put. */
  readonly json: string;
}

export interface EventBusesOptions {
  readonly region: string;
  readonly accountId: string;
  readonly deliver: (target: Target, event: BusEvent) => Promise<void>;
  readonly onPublished: (event: BusEvent) => void;
  readonly onMatched: (rule: Rule, event: BusEvent) => void;
  readonly onDeliveryFailed: (rule: Rule, target: Target, error: unknown) => void;
}

export interface EventBuses {
  readonly createBus: (name: string) => void;
  readonly createRule: (rule: Rule) => void;
  /** Answers one operation of the API, by name. @throws AwsError as AWS would. */
  readonly call: (operation: string, input: unknown) => unknown;
}

const putEventsSchema = v.object({
  Entries: v.pipe(v.array(entrySchema), v.minLength(1), v.maxLength(10)),
});

/** EventBridge's classic buses, in memory: PutEvents, rules, targets. */
export const createEventBuses = (options: EventBusesOptions): EventBuses => {
  const buses = new Map<string, Rule[]>();

  const envelope = (entry: PutEntry, busName: string): BusEvent => {
    const id = randomUUID();
    const timeMs = entry.Time === undefined ? Date.now() : entry.Time * 1000;
    const facts = {
      version: '0',
      id,
      'detail-type': entry.DetailType,
      source: entry.Source,
      account: options.accountId,
      time: `${new Date(timeMs).toISOString().slice(0, 19)}Z`,
      region: options.region,
      resources: entry.Resources ?? [],
    };
    const json = `${JSON.stringify(facts).slice(0, -1)},"detail":${entry.Detail}}`;
    return { id, busName, source: entry.Source ?? '', detailType: entry.DetailType ?? '', json };
  };

  const route = (event: BusEvent, rules: readonly Rule[]): void => {
    const parsed = JSON.parse(event.json);
    for (const rule of rules.filter(({ pattern }) => matchesPattern(pattern, parsed))) {
      options.onMatched(rule, event);
      for (const target of rule.targets)
        options
          .deliver(target, event)
          .catch((error: unknown) => options.onDeliveryFailed(rule, target, error));
    }
  };

  const putEntry = (entry: PutEntry) => {
    const fault = checkEntry(entry);
    if (fault) return fault;
    // A bus may be named by its ARN.
    const busName = entry.EventBusName?.split('/').at(-1) ?? 'default';
    const event = envelope(entry, busName);
    const rules = buses.get(busName);
    // A bus that does not exist takes events like any other, and nobody ever sees them.
    if (rules) {
      options.onPublished(event);
      setImmediate(route, event, rules);
    }
    return { EventId: event.id };
  };

  const putEvents = (input: unknown) => {
    const parsed = v.safeParse(putEventsSchema, input);
    if (!parsed.success)
      throw new AwsError('ValidationException', 'Value at "entries" failed to satisfy constraint');
    const { Entries } = parsed.output;
    if (Entries.reduce((sum, entry) => sum + entryBytes(entry), 0) >= maxRequestBytes)
      throw new AwsError(
        'ValidationException',
        'Total size of the entries in the request is over the limit.',
      );
    const results = Entries.map(putEntry);
    return {
      FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length,
      Entries: results,
    };
  };

  return {
    createBus: (name) => buses.set(name, []),
    createRule: (rule) => {
      const rules = buses.get(rule.busName);
      if (!rules)
        throw new Error(`rule ${rule.name} is on the bus ${rule.busName}, which does not exist`);
      rules.push(rule);
    },
    call: (operation, input) => {
      if (operation === 'PutEvents') return putEvents(input);
      throw new AwsError('UnknownOperationException', `${operation} is not emulated`);
    },
  };
};
