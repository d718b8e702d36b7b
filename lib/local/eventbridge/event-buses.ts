import { AwsError } from '../front-door/aws-error.ts';
import { archiveOperations } from './api/archives.ts';
import { busOperations } from './api/buses.ts';
import type { Operations } from './api/operation.ts';
import { putEvents } from './api/put-events.ts';
import { replayOperations } from './api/replays.ts';
import { ruleOperations } from './api/rules.ts';
import { startReplay } from './api/start-replay.ts';
import { targetOperations } from './api/targets.ts';
import { testEventPattern } from './api/test-event-pattern.ts';
import { addToArchive, archivedEvents } from './archive/archive.ts';
import { type Replay, runReplay } from './archive/replay.ts';
import { archiveArn, busArn, defaultBus } from './arns.ts';
import type { BusEvent } from './bus-event.ts';
import { createDispatcher, type DispatchOptions } from './dispatch.ts';
import { findBus, findRule } from './find.ts';
import { compilePatternText } from './pattern-text.ts';
import type { Bus, EventBridgePlace, EventBridgeState } from './state.ts';
import type { Target } from './target.ts';

export interface EventBusesOptions extends DispatchOptions {
  readonly place: EventBridgePlace;
  readonly onPublished: (event: BusEvent) => void;
  readonly onReplayed: (replay: Replay, event: BusEvent) => void;
  /** @default Date.now */
  readonly now?: () => number;
  /** Between two minutes of a replay's events. @default 20 */
  readonly replayPauseMs?: number;
}

interface TemplateRule {
  readonly Name: string;
  readonly EventBusName: string | undefined;
  readonly EventPattern: string | undefined;
  readonly State: string | undefined;
  readonly Description: string | undefined;
  readonly Targets: readonly Target[];
}

interface ArchiveDefinition {
  readonly name: string;
  /** Or its ARN. */
  readonly busName: string;
  readonly description?: string;
  readonly patternText?: string;
  readonly retentionDays: number;
}

export interface EventBuses {
  readonly createBus: (name: string, description?: string) => void;
  /** A rule of the template, in the words of PutRule and PutTargets. @throws AwsError as they do. */
  readonly createRule: (rule: TemplateRule) => void;
  readonly createArchive: (definition: ArchiveDefinition) => void;
  /** Answers one operation of the API, by name. @throws AwsError as AWS would. */
  readonly call: (operation: string, input: unknown) => unknown;
  /** By the names of the API. */
  readonly operations: readonly string[];
  /** Abandons what waits for a retry. */
  readonly stop: () => void;
}

/**
 * EventBridge's classic buses, in memory: rules, targets, archives and replays. The account's default bus is there from
 * the start.
 */
export const createEventBuses = (options: EventBusesOptions): EventBuses => {
  const { place, onPublished, onReplayed, now = Date.now, replayPauseMs = 20 } = options;
  const state: EventBridgeState = {
    place,
    now,
    buses: new Map(),
    archives: new Map(),
    replays: new Map(),
  };
  const dispatcher = createDispatcher(options);

  const publish = (bus: Bus, event: BusEvent): void => {
    onPublished(event);
    // PutEvents answers first.
    setImmediate(() => {
      for (const archive of state.archives.values())
        if (archive.busName === bus.name) addToArchive(archive, event);
      dispatcher.dispatch(bus, event);
    });
  };

  const replayTo = (bus: Bus, replay: Replay) => {
    const { FilterArns = [] } = replay.destination;
    const isWanted = ({ arn }: { readonly arn: string }) =>
      FilterArns.length === 0 || FilterArns.includes(arn);
    return (event: BusEvent): void => {
      onReplayed(replay, event);
      dispatcher.dispatch(bus, event, isWanted);
    };
  };

  const operations: Operations = {
    PutEvents: putEvents(state, publish),
    TestEventPattern: testEventPattern,
    StartReplay: startReplay(state, (replay, archive, bus) => {
      const events = [...archivedEvents(archive, now())];
      void runReplay(replay, events, replayTo(bus, replay), now, replayPauseMs);
    }),
    ...busOperations(state),
    ...ruleOperations(state),
    ...targetOperations(state),
    ...archiveOperations(state),
    ...replayOperations(state),
  };

  const createBus = (name: string, description?: string): void => {
    const arn = busArn(place, name);
    state.buses.set(name, { name, arn, description, createdMs: now(), rules: new Map() });
  };
  createBus(defaultBus);

  const call = (operation: string, input: unknown): unknown => {
    const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
    if (!run) throw new AwsError('UnknownOperationException', `${operation} is not emulated`);
    return run(input);
  };

  return {
    createBus,
    createRule: ({ Targets, ...definition }) => {
      const { Name, EventBusName } = definition;
      call('PutRule', definition);
      const bus = findBus(state, EventBusName);
      bus.rules.set(Name, { ...findRule(bus, Name), needsPermission: true });
      if (Targets.length > 0) call('PutTargets', { Rule: Name, EventBusName, Targets });
    },
    createArchive: ({ name, busName, description, patternText, retentionDays }) => {
      state.archives.set(name, {
        name,
        arn: archiveArn(place, name),
        busName: findBus(state, busName).name,
        description,
        patternText,
        pattern: patternText === undefined ? undefined : compilePatternText(patternText),
        retentionDays,
        createdMs: now(),
        events: [],
      });
    },
    call,
    operations: Object.keys(operations),
    stop: dispatcher.stop,
  };
};
