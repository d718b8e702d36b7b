import { App } from 'aws-cdk-lib';
import configuration from '../enreach.config.ts';
import { WebhooksStack } from '../lib/stack.ts';

const app = new App();
new WebhooksStack(app, configuration.stackName, {
  description: 'Enreach webhooks as typed events on EventBridge',
  configuration,
  eventLog: app.node.tryGetContext('eventLog') === 'true',
});
