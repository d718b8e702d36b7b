import { RemovalPolicy, Stack, Token, TokenComparison } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import * as v from 'valibot';
import { shortestTimeoutSeconds } from '../../functions/consumer/timings.ts';
import { isTimeOfDay, isTimeZone, leavesTimeToRing, silenceMinutes } from './business-hours.ts';
import { endpointFaults } from './check-endpoints.ts';
import type { DefinedProps } from './default-props.ts';
import { deliveryRetention } from './delivery-queues.ts';
import { areDistinct, isWithin, type Limit, limits } from './limits.ts';

type Fault = readonly [fault: boolean, message: string];

const outOf = (limit: Limit, option: string, value: number, unit = ''): Fault => [
  !isWithin(value, limit),
  `${option} must be ${limit.least} to ${limit.most}${unit}: ${value}`,
];

const timeFaults = (props: DefinedProps): Fault[] => {
  const { maxReceiveCount } = props;
  const timeout = props.consumerTimeout.toSeconds();
  const visibility = props.visibilityTimeout.toSeconds();
  const backoff = props.maxBackoff.toSeconds();
  // A message that is not in the dead-letter queue by then is deleted: lost.
  const longestRetries = maxReceiveCount * Math.max(backoff, visibility);
  const halfADay = { least: 1, most: 43_200 };
  return [
    [
      timeout < shortestTimeoutSeconds,
      `consumerTimeout must leave time for a claim, a publication and a mark, ${shortestTimeoutSeconds} s: ${timeout} s`,
    ],
    [timeout > 900, `consumerTimeout must be at most 15 minutes: ${timeout} s`],
    [
      visibility < timeout,
      `visibilityTimeout must be at least consumerTimeout, ${timeout} s: ${visibility} s`,
    ],
    [visibility > halfADay.most, `visibilityTimeout must be at most 12 hours: ${visibility} s`],
    [!isWithin(backoff, halfADay), `maxBackoff must be 1 second to 12 hours: ${backoff} s`],
    outOf({ least: 1, most: 1000 }, 'maxReceiveCount', maxReceiveCount),
    [
      longestRetries >= deliveryRetention.toSeconds(),
      `maxReceiveCount times maxBackoff or visibilityTimeout must end before the delivery queue forgets, ${deliveryRetention.toSeconds()} s: ${longestRetries} s`,
    ],
  ];
};

const silenceFaults = ({ timeZone, businessHours }: DefinedProps): Fault[] => {
  const zone: Fault = [!isTimeZone(timeZone), `timeZone must be an IANA name: ${timeZone}`];
  if (!businessHours) return [zone];
  const { days, open, close } = businessHours;
  const isTimes = isTimeOfDay(open) && isTimeOfDay(close);
  return [
    zone,
    [days.length === 0, 'businessHours.days must not be empty: []'],
    [!isTimes, `businessHours must open and close at times such as 08:00: ${open} to ${close}`],
    [isTimes && open >= close, `businessHours must close after they open: ${open} to ${close}`],
    [
      isTimes && open < close && !leavesTimeToRing({ open, close }),
      `businessHours must be longer than ${silenceMinutes} minutes, after which silence counts: ${open} to ${close}`,
    ],
  ];
};

/** As far as it is known now: a deployment elsewhere fails at the rule on the bus. */
const busFaults = (scope: Construct, { eventBus }: DefinedProps): Fault[] => {
  if (!eventBus) return [];
  const { account, region } = Stack.of(scope);
  const isElsewhere = (ours: string, its: string) =>
    Token.compareStrings(ours, its) === TokenComparison.DIFFERENT;
  return [
    [
      isElsewhere(account, eventBus.env.account) || isElsewhere(region, eventBus.env.region),
      `eventBus must be in the stack's account and region: ${eventBus.eventBusArn}`,
    ],
    [
      // Partners' take no events of ours; those of the default bus have other metrics than the alarms look at.
      eventBus.eventBusName === 'default' || eventBus.eventBusName.startsWith('aws.'),
      `eventBus must be a custom bus, not the default one or a partner's: ${eventBus.eventBusName}`,
    ],
  ];
};

/** @throws Error naming every fault, the option and the value that has it. */
export const checkProps = (scope: Construct, props: DefinedProps): void => {
  const { customDomain, removalPolicy, alarmEmails, runbookUrl } = props;
  const { RETAIN, DESTROY } = RemovalPolicy;
  const faults: Fault[] = [
    [
      customDomain !== undefined && !customDomain.hostedZone && !customDomain.certificate,
      `customDomain must have a hostedZone or a certificate: ${customDomain?.domainName}`,
    ],
    outOf(limits.throttle, 'throttleRate', props.throttleRate),
    outOf(limits.throttle, 'throttleBurst', props.throttleBurst),
    ...busFaults(scope, props),
    [
      removalPolicy !== RETAIN && removalPolicy !== DESTROY,
      `removalPolicy must be RETAIN or DESTROY: ${removalPolicy}`,
    ],
    outOf(limits.consumerConcurrency, 'consumerConcurrency', props.consumerConcurrency),
    ...timeFaults(props),
    outOf(
      limits.deduplicationDays,
      'deduplicationRetention',
      props.deduplicationRetention.toDays(),
      ' days',
    ),
    outOf(
      limits.quarantineDays,
      'quarantineRetention',
      props.quarantineRetention.toDays(),
      ' days',
    ),
    outOf(limits.archiveDays, 'archiveRetention', props.archiveRetention.toDays(), ' days'),
    ...alarmEmails.map(
      (address): Fault => [
        !v.EMAIL_REGEX.test(address),
        `alarmEmails must be e-mail addresses: ${address}`,
      ],
    ),
    [
      !areDistinct(alarmEmails),
      `alarmEmails must name each address once: ${JSON.stringify(alarmEmails)}`,
    ],
    [
      !isWithin(runbookUrl.length, limits.runbookUrlLength),
      `runbookUrl must be of 1 to ${limits.runbookUrlLength.most} characters: ${runbookUrl}`,
    ],
    ...silenceFaults(props),
  ];
  const messages = [
    ...endpointFaults(props.endpoints),
    ...faults.flatMap(([fault, message]) => (fault ? [message] : [])),
  ];
  if (messages.length > 0) throw new Error(`EnreachWebhooks: ${messages.join('; ')}`);
};
