import { synthesized } from './synthesized.ts';

const always = {
  ArchiveName: 'ref:WebhookBusArchive',
  CanaryLogGroupName: 'ref:WebhookBusCanaryLogLogGroup',
  ConsumerFunctionName: 'ref:ConsumerFunction',
  IngressFunctionName: 'ref:IngressFunction',
  EventBusName: 'ref:WebhookBus',
  DeliveryQueueUrl: 'https://sqs.test/QueuesDeliveryQueue',
  DeadLetterQueueUrl: 'https://sqs.test/QueuesDeadLetterQueue',
  DeliveriesTableName: 'ref:TablesDeliveries',
  QuarantineTableName: 'ref:TablesQuarantine',
  SchemaRegistryName: expect.stringMatching(/SchemaRegistry/),
  EventSourceId: 'ref:ConsumerEventSource',
  AccessLogGroupName: 'ref:FrontDoorAccessLog',
  IngressLogGroupName: 'ref:IngressFunctionLogs',
  ConsumerLogGroupName: 'ref:ConsumerFunctionLogs',
  AlarmTopicArn: 'ref:MonitoringAlarmTopic',
  DashboardName: 'ref:MonitoringDashboard',
};
const ofDefault = {
  EndpointNames: 'default',
  WebhookUrl: 'https://FrontDoorApi.test/webhook',
  SecretArn: 'ref:Secretsdefault',
};

describe('the outputs', () => {
  it.each([
    ['by default', undefined, { ...ofDefault, ...always }],
    [
      'with the demo',
      { eventLog: true },
      { ...ofDefault, ...always, EventLogGroupName: 'ref:EventLogLogGroup' },
    ],
    [
      'of several endpoints, the default one without a suffix',
      {
        endpoints: [
          { name: 'second', path: '/second' },
          { name: 'default', path: '/webhook' },
          { name: 'care_b-3', path: '/care' },
        ],
      },
      {
        ...ofDefault,
        ...always,
        EndpointNames: 'second,default,care_b-3',
        WebhookUrlsecond: 'https://FrontDoorApi.test/second',
        SecretArnsecond: 'ref:Secretssecond',
        WebhookUrlcareb3: 'https://FrontDoorApi.test/care',
        SecretArncareb3: 'ref:Secretscareb3',
      },
    ],
  ])('are these %s', (_, props, expected) => {
    expect(synthesized(props).outputs).toEqual(expected);
  });

  it('end no URL with a slash', () => {
    expect(`${synthesized().outputs.WebhookUrl}`).toMatch(/[^/]$/);
  });
});
