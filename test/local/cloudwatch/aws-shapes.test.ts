import * as cloudWatchSdk from '@aws-sdk/client-cloudwatch';
import * as snsSdk from '@aws-sdk/client-sns';
import { createCloudWatch } from '../../../lib/local/cloudwatch/cloudwatch.ts';
import { createMetricStore } from '../../../lib/local/cloudwatch/metrics/metric-store.ts';
import { createFrontDoor, type FrontDoor } from '../../../lib/local/front-door/front-door.ts';
import { createTopics } from '../../../lib/local/sns/topics.ts';
import { createPlayer, type Step, sdkCall, stepsIn } from '../aws-shapes.ts';

const account = 'us-east-1:000000000000';
const bell = `arn:aws:sns:${account}:Bell`;

const times: Readonly<Record<string, number>> = {
  '<now>': 0,
  '<hour ago>': -3_600_000 + 60_000,
  '<in a minute>': 60_000,
};

/** Puts times where a request names them. */
const withTimes = (value: unknown): unknown => {
  if (typeof value === 'string' && Object.hasOwn(times, value))
    return new Date(Date.now() + (times[value] ?? 0));
  if (Array.isArray(value)) return value.map(withTimes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withTimes(item)]));
};

describe("CloudWatch's and SNS's answers to their own clients", () => {
  let frontDoor: FrontDoor;
  let stop: () => void;
  let play: (step: Step) => Promise<void>;
  let playSns: (step: Step) => Promise<void>;

  beforeAll(async () => {
    const store = createMetricStore();
    const cloudWatch = createCloudWatch({ store, observe: () => {} });
    cloudWatch.addAlarm({
      name: 'Old',
      arn: `arn:aws:cloudwatch:${account}:alarm:Old`,
      definition: {
        AlarmName: undefined,
        AlarmDescription: undefined,
        ActionsEnabled: true,
        AlarmActions: [bell],
        OKActions: [],
        InsufficientDataActions: [],
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        Threshold: 7,
        EvaluationPeriods: 1,
        TreatMissingData: 'notBreaching',
        Namespace: 'App',
        MetricName: 'Age',
        Dimensions: [{ Name: 'door', Value: 'front' }],
        Period: 300,
        Statistic: 'Maximum',
        ExtendedStatistic: undefined,
        Unit: undefined,
        Metrics: undefined,
        DatapointsToAlarm: undefined,
        Tags: undefined,
      },
    });
    cloudWatch.addMuteRule({
      name: 'Always',
      arn: `arn:aws:cloudwatch:${account}:alarm-mute-rule:Always`,
      description: undefined,
      schedule: { Expression: 'cron(0 0 * * *)', Duration: 'P1D', Timezone: undefined },
      alarmNames: ['Old'],
      isMuting: () => true,
    });
    const topics = createTopics('000000000000');
    topics.addTopic(bell);
    topics.addSubscription({ topicArn: bell, protocol: 'email', endpoint: 'ops@example.com' });

    frontDoor = createFrontDoor({
      services: { GraniteServiceVersion20100801: cloudWatch.call },
      upstreams: {},
      serves: { sns: topics.serve },
    });
    const endpoint = await frontDoor.listen();
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const options = { endpoint, region: 'us-east-1', credentials, maxAttempts: 1 };
    const client = new cloudWatchSdk.CloudWatchClient(options);
    const sns = new snsSdk.SNSClient(options);
    const call = sdkCall(cloudWatchSdk, client);
    play = createPlayer((operation, request) => call(operation, Object(withTimes(request))));
    playSns = createPlayer(sdkCall(snsSdk, sns));
    stop = () => {
      client.destroy();
      sns.destroy();
      cloudWatch.stop();
    };
  });
  afterAll(async () => {
    stop();
    await frontDoor.close();
  });

  it.each(stepsIn('cloudwatch/responses'))('$operation $request answers as in $source', (step) =>
    play(step),
  );
  it.each(stepsIn('cloudwatch/errors'))('$operation: $error ($source)', (step) => play(step));
  it.each(stepsIn('sns/responses'))('SNS $operation $request answers as in $source', (step) =>
    playSns(step),
  );

  it('takes requests that the client compressed', async () => {
    const MetricData = Array.from({ length: 500 }, (_, index) => ({
      MetricName: `Metric${index}`,
      Value: index,
    }));
    await play({
      source: 'behavior-traits.html#requestcompression-trait',
      operation: 'PutMetricData',
      request: { Namespace: 'Many', MetricData },
      response: {},
      save: {},
    });
    await play({
      source: 'API_ListMetrics',
      operation: 'ListMetrics',
      request: { Namespace: 'Many', MetricName: 'Metric499' },
      response: { Metrics: [{ Namespace: 'Many', MetricName: 'Metric499', Dimensions: [] }] },
      save: {},
    });
  });
});
