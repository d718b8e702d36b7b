import { App } from 'aws-cdk-lib';
import config from '../enreach.config.ts';
import { WebhooksStack } from '../lib/stack.ts';

const app = new App();
new WebhooksStack(app, config.stackName, {
  description: 'Enreach webhooks as typed events on EventBridge',
  endpoints: config.endpoints,
  schemaRegistry: config.schemaRegistry,
  eventLog: app.node.tryGetContext('eventLog') === 'true',
});
