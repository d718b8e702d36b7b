import { type App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { IRuleTarget } from 'aws-cdk-lib/aws-events';
import type { EnreachWebhooks } from '../../lib/constructs/enreach-webhooks.ts';
import { WebhooksStack } from '../../lib/stack.ts';
import { withApp } from './with-app.ts';

const somewhere: IRuleTarget = { bind: () => ({ arn: 'arn:aws:events:::somewhere' }) };
const targets = [somewhere];

const withWebhooks = <T>(use: (webhooks: EnreachWebhooks, app: App) => T): T =>
  withApp((app) => use(new WebhooksStack(app, 'EnreachWebhooks').webhooks, app));

/** The rules that `subscribe` adds, by the ends of their logical ids. */
const rulesOf = (subscribe: (webhooks: EnreachWebhooks) => unknown) =>
  withWebhooks((webhooks) => {
    subscribe(webhooks);
    const rules = Template.fromStack(Stack.of(webhooks)).findResources('AWS::Events::Rule');
    return Object.entries(rules).flatMap(([logicalId, { Properties }]) => {
      const name = /^WebhooksOn(.+)Rule[0-9A-F]{8}$/.exec(logicalId)?.[1];
      return name === undefined ? [] : [{ name, ...Properties }];
    });
  });

describe('webhooks.on', () => {
  it('is a rule on the bus for one type', () => {
    const rules = rulesOf((webhooks) =>
      webhooks.on('QueueStatus', { targets, filter: { OpenStatus: [5] } }),
    );
    expect(rules).toEqual([
      expect.objectContaining({
        name: 'QueueStatus',
        EventBusName: { Ref: expect.stringMatching(/^WebhooksWebhookBus/) },
        EventPattern: {
          source: ['enreach.webhooks'],
          'detail-type': ['QueueStatus'],
          detail: { OpenStatus: [5] },
        },
      }),
    ]);
  });

  it('is one rule for several types', () => {
    const rules = rulesOf((webhooks) => webhooks.on(['QueueStatus', 'UserStatus'], { targets }));
    expect(rules).toMatchObject([
      {
        name: 'QueueStatusUserStatus',
        EventPattern: { 'detail-type': ['QueueStatus', 'UserStatus'] },
      },
    ]);
  });

  it('may be said twice of a type, with an id', () => {
    const rules = rulesOf((webhooks) => {
      webhooks.on('QueueStatus', { targets });
      webhooks.on('QueueStatus', { targets, id: 'Wallboard' });
    });
    expect(rules.map(({ name }) => name)).toEqual(['QueueStatus', 'Wallboard']);
  });
});
