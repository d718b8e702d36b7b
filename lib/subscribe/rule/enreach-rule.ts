import { type Duration, Stack, Token, TokenComparison } from 'aws-cdk-lib';
import { EventBus, type IEventBus, type IRuleTarget, Rule } from 'aws-cdk-lib/aws-events';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { EventType, PatternOf } from '../../catalogue/index.ts';
import { letRulesSend, newDeadLetterQueue } from './dead-letter-queue.ts';
import { eventPattern } from './event-pattern.ts';
import { guardedTarget } from './guarded-target.ts';
import { warnOfUnknownTypes } from './unknown-types.ts';

/** What a rule does with the events that it matches. */
export interface EnreachRuleOptions<Type extends EventType> {
  /**
   * Conditions on `detail`, all of which must hold, in EventBridge's own words. Of several types: on properties that all of
   * them have.
   * @default - every event of these types
   */
  readonly filter?: PatternOf<NoInfer<Type>>;
  /** One to five. What a target says of its own retries and dead-letter queue goes before what is said here. */
  readonly targets: readonly IRuleTarget[];
  /**
   * Where an event goes that could not be delivered to a target.
   * @default - a queue of the rule's own, kept for 14 days and when the rule is deleted
   */
  readonly deadLetterQueue?: IQueue;
  /**
   * How often the delivery of an event to a target is tried again.
   * @default 185
   */
  readonly retryAttempts?: number;
  /**
   * How long the delivery of an event to a target is tried.
   * @default 24 hours
   */
  readonly maxEventAge?: Duration;
  readonly description?: string;
  /** @default true */
  readonly enabled?: boolean;
}

export interface EnreachRuleProps<Type extends EventType> extends EnreachRuleOptions<Type> {
  /** The bus of the webhooks; where only its name or ARN is known, `EventBus.fromEventBusName` or `fromEventBusArn`. */
  readonly bus: IEventBus;
  /** @default - every type, also such as the catalogue lacks */
  readonly eventTypes?: readonly [Type, ...Type[]];
}

const isHere = (value: string, here: string): boolean =>
  [TokenComparison.SAME, TokenComparison.BOTH_UNRESOLVED].includes(
    Token.compareStrings(value, here),
  );

/**
 * A rule finds a bus of its own account by name, one of another account by ARN only, and one of another region not at all.
 */
const reachable = (scope: Construct, bus: IEventBus): IEventBus => {
  const { account, region } = Stack.of(scope);
  if (Token.compareStrings(bus.env.region, region) === TokenComparison.DIFFERENT)
    throw new Error(
      `${scope.node.path}: the bus is in ${bus.env.region}, and a rule must be in the region of its bus, not ${region}`,
    );
  if (isHere(bus.env.account, account)) return bus;
  return EventBus.fromEventBusAttributes(scope, 'Bus', {
    eventBusName: bus.eventBusArn,
    eventBusArn: bus.eventBusArn,
    eventBusPolicy: '',
  });
};

/**
 * A subscription: which events of the bus go to which targets. The compiler knows the properties of the chosen types, so
 * a misspelt one or a value of the wrong type is an error in the editor. Where nothing checks types, the synthesis warns of an
 * event type that the catalogue lacks.
 *
 * Only events of `enreach.webhooks` match, never canaries. What a target does not take, after all retries, is in the
 * dead-letter queue.
 *
 * @throws Error for no target, or one in another account or region of the same app, and for a bus in another region.
 * @see docs/subscribe.md
 */
export class EnreachRule<const Type extends EventType = EventType> extends Construct {
  readonly rule: Rule;
  readonly deadLetterQueue: IQueue;

  constructor(scope: Construct, id: string, props: EnreachRuleProps<Type>) {
    super(scope, id);
    if (props.targets.length === 0) throw new Error(`${this.node.path}: targets must not be empty`);
    warnOfUnknownTypes(this, props.eventTypes);
    this.deadLetterQueue = props.deadLetterQueue ?? newDeadLetterQueue(this);
    const permission = letRulesSend(this, this.deadLetterQueue, props.bus);

    const delivery = {
      deadLetterQueueArn: this.deadLetterQueue.queueArn,
      retryPolicy: {
        maximumRetryAttempts: props.retryAttempts,
        maximumEventAgeInSeconds: props.maxEventAge?.toSeconds(),
      },
    };
    this.rule = new Rule(this, 'Rule', {
      eventBus: reachable(this, props.bus),
      description: props.description,
      enabled: props.enabled,
      eventPattern: eventPattern(props.eventTypes, props.filter),
      targets: props.targets.map((target) => guardedTarget(this, target, delivery)),
    });
    if (permission && !props.deadLetterQueue) this.rule.node.addDependency(permission);
  }
}
