import { defineConfig } from '../../lib/config.ts';

/** Every option that adds or changes a resource, for checks that must see all that can be deployed. */
export const fullConfiguration = defineConfig({
  stackName: 'Full',
  endpoints: [
    { name: 'default', path: '/hooks/sales', allowedSources: ['192.0.2.0/24'] },
    { name: 'care', path: '/hooks/care', secret: 'contact-centre/enreach' },
  ],
  customDomain: {
    domainName: 'hooks.example.com',
    hostedZone: { id: 'Z0123456789', name: 'example.com' },
  },
  eventBus: 'arn:aws:events:eu-north-1:111122223333:event-bus/contact-centre',
  encryptionKey: 'arn:aws:kms:eu-north-1:111122223333:key/0a1b2c3d-0000-4000-8000-000000000000',
  alarmEmails: ['night@example.com'],
  timeZone: 'Europe/Helsinki',
  businessHours: { days: ['Monday', 'Friday'], open: '08:00', close: '16:00' },
  tags: { team: 'contact-centre' },
});
