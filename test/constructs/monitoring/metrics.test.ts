import { type Synthesized, synthesized } from '../synthesized.ts';
import { changeProperties } from './change-properties.ts';
import { metricFaults } from './metric-faults.ts';
import { watchedIn } from './watched-metrics.ts';

const dimensions = (pairs: Readonly<Record<string, string>>) => ({
  Dimensions: Object.entries(pairs).map(([Name, Value]) => ({ Name, Value })),
});

describe('the metrics that alarms and graphs look at', () => {
  let stack: Synthesized;
  beforeAll(() => {
    stack = synthesized();
  });

  it('are all emitted, with exactly these dimensions', () => {
    const { metrics, expressions } = watchedIn(stack);
    expect(metrics.length).toBeGreaterThan(60);
    expect(expressions).toHaveLength(4);
    expect(metricFaults(stack)).toEqual([]);
  });

  it.each([
    [
      'a dimension that is spelled otherwise',
      'quarantined',
      { stack: 'EnreachWebhooks', Service: 'consumer' },
    ],
    ['another stack', 'quarantined', { stack: 'Other', service: 'consumer' }],
    [
      'a service that does not emit it',
      'refused-token',
      { stack: 'EnreachWebhooks', service: 'consumer' },
    ],
    ['a dimension missing', 'silence', { stack: 'EnreachWebhooks' }],
    [
      'one dimension more',
      'silence',
      { stack: 'EnreachWebhooks', service: 'ingress', endpoint: 'default' },
    ],
    ['the URL of a queue', 'dead-letters', { QueueName: 'https://sqs.test/QueuesDeadLetterQueue' }],
    ['the name of a thing that is no queue', 'dead-letters', { QueueName: 'name:IngressFunction' }],
    ['the key of another service', 'consumer-errors', { Function: 'ref:ConsumerFunction' }],
    ['what metrics of REST APIs have', 'server-errors', { ApiName: 'ref:FrontDoorApi' }],
    ['what the access log does not write', 'gateway-throttled', { ApiId: 'ref:FrontDoorStage' }],
  ])('would be found out with %s', (_, alarm, planted) => {
    const name = `MonitoringAlarms${alarm.replaceAll('-', '')}`;
    const faulty = changeProperties(stack, name, dimensions(planted));
    expect(metricFaults(faulty)).toContainEqual(expect.stringMatching(new RegExp(`^${name}: `)));
  });

  it('would be found out under a name that nothing emits', () => {
    const name = 'MonitoringAlarmsfailedmarks';
    const faulty = changeProperties(stack, name, { MetricName: 'FailedMark' });
    expect(metricFaults(faulty)).toEqual([`${name}: FailedMark: no function emits it`]);
  });

  it('would be found out where the access log lacks the field of a dimension', () => {
    const stage = stack.the('FrontDoorStage').properties;
    const faulty = changeProperties(stack, 'FrontDoorStage', {
      AccessLogSettings: {
        DestinationArn: 'arn:FrontDoorAccessLog',
        Format: JSON.stringify({ status: '$context.status' }),
      },
    });
    expect(stage).toHaveProperty('AccessLogSettings');
    expect(metricFaults(faulty).length).toBeGreaterThanOrEqual(2);
  });

  it('would be found out on a bus that the stack has not', () => {
    const name = 'MonitoringAlarmsfailedrules';
    const Expression = `SELECT SUM(FailedInvocations) FROM SCHEMA("AWS/Events", EventBusName, RuleName) WHERE EventBusName = 'ref:Other'`;
    const faulty = changeProperties(stack, name, { Metrics: [{ Expression }] });
    expect(metricFaults(faulty)).toEqual([`${name}: it is of no bus of the stack`]);
  });

  it('would be found out on rules without their bus, which are those of the default bus', () => {
    const name = 'MonitoringAlarmsfailedrules';
    const Expression = 'SELECT SUM(FailedInvocations) FROM SCHEMA("AWS/Events", RuleName)';
    const faulty = changeProperties(stack, name, { Metrics: [{ Expression }] });
    expect(metricFaults(faulty)).toEqual([`${name}: it is no query of the rules of a bus`]);
  });
});
