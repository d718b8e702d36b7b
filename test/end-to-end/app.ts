import { App, Duration } from 'aws-cdk-lib';
import { WebhooksStack } from '../../lib/stack.ts';

/** The stack as it deploys, with times short enough to wait for and a rule that shows the events. */
new WebhooksStack(new App(), 'EndToEnd', {
  consumerTimeout: Duration.seconds(9),
  visibilityTimeout: Duration.seconds(9),
  maxBackoff: Duration.seconds(2),
  eventLog: true,
});
