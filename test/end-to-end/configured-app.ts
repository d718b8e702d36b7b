import { App, Duration } from 'aws-cdk-lib';
import { defineConfig } from '../../lib/config.ts';
import { WebhooksStack } from '../../lib/stack.ts';

/** A stack as a customer configures it who has a bus, a secret, a key and a domain already. */
new WebhooksStack(new App(), 'Configured', {
  configuration: defineConfig({
    stackName: 'Configured',
    endpoints: [
      { name: 'default', path: '/hooks/sales', allowedSources: ['192.0.2.0/24'] },
      {
        name: 'care',
        path: '/hooks/care.v2',
        secret: 'contact-centre/enreach',
        allowedSources: ['127.0.0.0/8', '::1'],
        subscriptions: [{ EventType: 'QueueCallInConnected', AllEntities: true }],
      },
    ],
    customDomain: {
      domainName: 'hooks.example.com',
      hostedZone: { id: 'Z0123456789', name: 'example.com' },
    },
    eventBus: 'contact-centre',
    encryptionKey: 'arn:aws:kms:eu-north-1:111122223333:key/0a1b2c3d-0000-4000-8000-000000000000',
    businessHours: { days: ['Monday'], open: '08:00', close: '16:00' },
  }),
  consumerTimeout: Duration.seconds(9),
  eventLog: true,
});
