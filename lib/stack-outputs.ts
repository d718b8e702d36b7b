/** Outputs of the stack by what they hold: written by the stack, read by the command line. */
export const stackOutputs = {
  /** Names of the endpoints, joined by commas. */
  endpointNames: 'EndpointNames',
  eventBusName: 'EventBusName',
  archiveName: 'ArchiveName',
  deliveryQueueUrl: 'DeliveryQueueUrl',
  deadLetterQueueUrl: 'DeadLetterQueueUrl',
  deliveriesTableName: 'DeliveriesTableName',
  quarantineTableName: 'QuarantineTableName',
  ingressFunctionName: 'IngressFunctionName',
  consumerFunctionName: 'ConsumerFunctionName',
  eventSourceId: 'EventSourceId',
  ingressLogGroupName: 'IngressLogGroupName',
  consumerLogGroupName: 'ConsumerLogGroupName',
  accessLogGroupName: 'AccessLogGroupName',
  canaryLogGroupName: 'CanaryLogGroupName',
  alarmTopicArn: 'AlarmTopicArn',
  dashboardName: 'DashboardName',
} as const;

export type StackOutput = keyof typeof stackOutputs;

/** Names of an endpoint's own outputs; CloudFormation takes letters and digits only. */
export const endpointOutputs = (
  endpointName: string,
): { readonly webhookUrl: string; readonly secretArn: string } => {
  const suffix = endpointName === 'default' ? '' : endpointName.replaceAll(/[^A-Za-z0-9]/g, '');
  return { webhookUrl: `WebhookUrl${suffix}`, secretArn: `SecretArn${suffix}` };
};
