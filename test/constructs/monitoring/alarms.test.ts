import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import * as v from 'valibot';
import { limits } from '../../../lib/constructs/limits.ts';
import { type Synthesized, synthesized } from '../synthesized.ts';

const alarmSchema = v.object({
  AlarmName: v.string(),
  AlarmDescription: v.string(),
  ComparisonOperator: v.string(),
  Threshold: v.number(),
  EvaluationPeriods: v.number(),
  DatapointsToAlarm: v.number(),
  TreatMissingData: v.string(),
  MetricName: v.optional(v.string()),
  Period: v.optional(v.number()),
  Statistic: v.optional(v.string()),
  Dimensions: v.optional(v.array(v.object({ Name: v.string(), Value: v.string() })), []),
  Metrics: v.optional(v.array(v.object({ Expression: v.string(), Period: v.number() }))),
});

const alarmsOf = (stack: Synthesized) =>
  new Map(
    stack.ofType('AWS::CloudWatch::Alarm').map(({ properties }) => {
      const alarm = v.parse(alarmSchema, properties);
      return [alarm.AlarmName.replace('EnreachWebhooks-', ''), alarm] as const;
    }),
  );

const runbook = readFileSync(join(import.meta.dirname, '../../../docs/runbook.md'), 'utf8');
const sections = [...runbook.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading);

const day = 86_400;

describe('the alarms', () => {
  let alarms: ReturnType<typeof alarmsOf>;
  beforeAll(() => {
    alarms = alarmsOf(synthesized());
  });

  it('are these', () => {
    expect([...alarms.keys()]).toEqual([
      'silence',
      'server-errors',
      'server-errors-burst',
      'refused-token',
      'refused-token-lasting',
      'refused-source',
      'refused-source-lasting',
      'refused-too-large',
      'gateway-too-large',
      'gateway-throttled',
      'ingress-errors',
      'ingress-throttles',
      'previous-secret',
      'oldest-message',
      'retries-surge',
      'stuck-deliveries',
      'dead-letters',
      'consumer-errors',
      'consumer-throttles',
      'quarantined',
      'unknown-event-types',
      'failed-marks',
      'failed-rules',
    ]);
  });

  it('say what they mean and where the runbook tells what to do', () => {
    for (const [name, { AlarmDescription }] of alarms)
      expect(AlarmDescription).toMatch(
        new RegExp(`^[A-Z].{40,}\\. What to do: docs/runbook\\.md#${name}$`),
      );
  });

  it('have a section each in the runbook, and it has none of another alarm', () => {
    const named = runbook.slice(
      runbook.indexOf('## The alarms'),
      runbook.indexOf('## The commands'),
    );
    const headings = [...named.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual([...alarms.keys()]);
    expect(sections).toEqual(expect.arrayContaining([...alarms.keys()]));
  });

  it('keep to what CloudWatch looks back on: a day, or a week with periods of an hour or more', () => {
    for (const alarm of alarms.values()) {
      const period = alarm.Period ?? alarm.Metrics?.[0]?.Period ?? Number.NaN;
      expect(period % 60).toBe(0);
      expect(period * alarm.EvaluationPeriods).toBeLessThanOrEqual(period < 3_600 ? day : 7 * day);
      expect(alarm.DatapointsToAlarm).toBeLessThanOrEqual(alarm.EvaluationPeriods);
    }
  });

  it('find nothing wrong in missing data, but for silence', () => {
    for (const [name, alarm] of alarms)
      expect([name, alarm.TreatMissingData, alarm.ComparisonOperator]).toEqual(
        name === 'silence'
          ? [name, 'breaching', 'LessThanThreshold']
          : [name, 'notBreaching', 'GreaterThanOrEqualToThreshold'],
      );
  });

  it.each([
    ['dead-letters', 'ApproximateNumberOfMessagesVisible', 'name:QueuesDeadLetterQueue'],
    ['oldest-message', 'ApproximateAgeOfOldestMessage', 'name:QueuesDeliveryQueue'],
    ['ingress-errors', 'Errors', 'ref:IngressFunction'],
    ['ingress-throttles', 'Throttles', 'ref:IngressFunction'],
    ['consumer-errors', 'Errors', 'ref:ConsumerFunction'],
    ['consumer-throttles', 'Throttles', 'ref:ConsumerFunction'],
    ['server-errors', '5xx', 'ref:FrontDoorApi'],
    ['server-errors-burst', '5xx', 'ref:FrontDoorApi'],
  ])('%s looks at %s of %s', (name, metric, resource) => {
    const alarm = alarms.get(name);
    expect(alarm?.MetricName).toBe(metric);
    expect(alarm?.Dimensions.map(({ Value }) => Value)).toEqual([resource]);
  });

  it('have room for the longest address of a runbook in the 1,024 characters of a description', () => {
    const runbookUrl = 'u'.repeat(limits.runbookUrlLength.most);
    for (const [name, { AlarmDescription }] of alarmsOf(synthesized({ runbookUrl })))
      expect([name, AlarmDescription.length <= 1_024]).toEqual([name, true]);
  });

  it('link the runbook where the customer has it', () => {
    const url = 'https://wiki.example.com/enreach';
    const [linked] = alarmsOf(synthesized({ runbookUrl: url })).values();
    expect(linked?.AlarmDescription).toContain(`${url}#silence`);
  });
});

describe('deliveries that keep failing', () => {
  // They are in flight, and ApproximateAgeOfOldestMessage leaves out what was received three times.
  it('are seen by their tries, of which each period has one however far apart they are', () => {
    for (const maxBackoff of [Duration.minutes(15), Duration.hours(4)]) {
      const stuck = alarmsOf(synthesized({ maxBackoff })).get('stuck-deliveries');
      expect(stuck).toMatchObject({
        // Not of `Retries`: in a busy hour each period has one of them, each of another delivery.
        MetricName: 'StuckRetries',
        Threshold: 1,
        EvaluationPeriods: 3,
      });
      expect(stuck?.Period).toBeGreaterThan(maxBackoff.toSeconds() + 60);
    }
  });

  it('are seen before they reach the dead-letter queue', () => {
    const stuck = alarmsOf(synthesized()).get('stuck-deliveries');
    const backoffs = Array.from({ length: 20 }, (_, index) => Math.min(900, 2 ** (index + 1)));
    const untilDeadSeconds = backoffs.reduce((sum, seconds) => sum + seconds, 0);
    expect(Number(stuck?.Period) * Number(stuck?.EvaluationPeriods)).toBeLessThan(untilDeadSeconds);
  });
});

describe('silence', () => {
  const hours = { days: ['Monday', 'Friday'], open: '08:00', close: '18:30' } as const;
  const muteSchema = v.object({
    Rule: v.object({
      Schedule: v.object({ Expression: v.string(), Duration: v.string(), Timezone: v.string() }),
    }),
    MuteTargets: v.object({ AlarmNames: v.tuple([v.string()]) }),
  });

  it('is three days without an event where nobody told the business hours', () => {
    const stack = synthesized();
    const { Period = 0, EvaluationPeriods = 0 } = alarmsOf(stack).get('silence') ?? {};
    expect(Period * EvaluationPeriods).toBe(3 * day);
    expect(stack.ofType('AWS::CloudWatch::AlarmMuteRule')).toEqual([]);
  });

  it('is an hour without an event of business hours, in the time zone of the customer', () => {
    const stack = synthesized({ timeZone: 'Europe/Helsinki', businessHours: hours });
    const { Period = 0, EvaluationPeriods = 0 } = alarmsOf(stack).get('silence') ?? {};
    expect(Period * EvaluationPeriods).toBe(3_600);
    const mutes = stack
      .ofType('AWS::CloudWatch::AlarmMuteRule')
      .map(({ properties }) => v.parse(muteSchema, properties));
    expect(mutes.map(({ Rule }) => Rule.Schedule)).toEqual([
      { Expression: 'cron(0 0 * * MON,FRI)', Duration: 'PT9H', Timezone: 'Europe/Helsinki' },
      { Expression: 'cron(59 7 * * MON,FRI)', Duration: 'PT1H1M', Timezone: 'Europe/Helsinki' },
      { Expression: 'cron(30 18 * * MON,FRI)', Duration: 'PT6H30M', Timezone: 'Europe/Helsinki' },
      {
        Expression: 'cron(0 0 * * TUE,WED,THU,SAT,SUN)',
        Duration: 'P1DT1H',
        Timezone: 'Europe/Helsinki',
      },
    ]);
    for (const { MuteTargets } of mutes)
      expect(MuteTargets.AlarmNames).toEqual(['ref:MonitoringAlarmssilence']);
  });
});
