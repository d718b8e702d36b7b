import type { App } from 'aws-cdk-lib';
import settings from '../../enreach.config.ts';
import { WebhooksStack } from '../../lib/stack.ts';
import { fullConfiguration } from './full-configuration.ts';

/** The least and the most that deploys: between them every resource there is. */
export const configuredStacks: Readonly<Record<string, (app: App) => WebhooksStack>> = {
  Default: (app) => new WebhooksStack(app, 'Default', { configuration: settings }),
  Full: (app) =>
    new WebhooksStack(app, 'Full', { configuration: fullConfiguration, eventLog: true }),
};
