/** A dimension, and the type of the resource that it names: by `Ref`, or by the attribute that is given. */
interface DocumentedDimension {
  readonly resource: string;
  readonly attribute?: 'QueueName';
}

interface DocumentedMetrics {
  readonly metrics: readonly string[];
  /** Exactly these. */
  readonly dimensions: Readonly<Record<string, DocumentedDimension>>;
}

/** Metrics of AWS and the dimensions that AWS documents for them, as far as we look at them. */
export const documentedMetrics: Readonly<Record<string, DocumentedMetrics>> = {
  /** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html */
  'AWS/ApiGateway': {
    metrics: ['4xx', '5xx', 'Count', 'DataProcessed', 'IntegrationLatency', 'Latency'],
    dimensions: { ApiId: { resource: 'AWS::ApiGatewayV2::Api' } },
  },
  /** @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html */
  'AWS/Lambda': {
    metrics: ['Duration', 'Errors', 'Invocations', 'Throttles'],
    dimensions: { FunctionName: { resource: 'AWS::Lambda::Function' } },
  },
  /** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html */
  'AWS/SQS': {
    metrics: [
      'ApproximateAgeOfOldestMessage',
      'ApproximateNumberOfMessagesNotVisible',
      'ApproximateNumberOfMessagesVisible',
    ],
    dimensions: { QueueName: { resource: 'AWS::SQS::Queue', attribute: 'QueueName' } },
  },
  /**
   * ThrottledRequests and SystemErrors, for example, have `Operation` as well.
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
   */
  'AWS/DynamoDB': {
    metrics: ['ReadThrottleEvents', 'WriteThrottleEvents'],
    dimensions: { TableName: { resource: 'AWS::DynamoDB::GlobalTable' } },
  },
};

/**
 * Of the rules of a custom bus, with EventBusName and RuleName.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
 */
export const documentedRuleMetrics = [
  'FailedInvocations',
  'IngestionToInvocationSuccessLatency',
  'Invocations',
];
