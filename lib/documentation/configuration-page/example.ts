import type { EnreachConfig } from '../../config.ts';

/** What a contact centre with two organizations might have. */
export const example = {
  stackName: 'EnreachWebhooks',
  endpoints: [
    {
      name: 'sales',
      path: '/hooks/sales',
      allowedSources: ['192.0.2.0/24', '2001:db8::/32'],
      subscriptions: [
        { EventType: 'QueueCallInArrived', AllEntities: true },
        {
          EventType: 'QueueCallInDisconnected',
          EntityId: 'e0072f3a-cc7c-42ee-b0ac-34cd7238150a',
        },
      ],
    },
    { name: 'care', path: '/hooks/care', secret: 'contact-centre/enreach-token' },
  ],
  customDomain: {
    domainName: 'hooks.example.com',
    hostedZone: { id: 'Z0123456789ABCDEFGHIJ', name: 'example.com' },
  },
  eventBus: 'contact-centre',
  retention: { quarantineDays: 90, logDays: 90 },
  alarmEmails: ['operations@example.com'],
  timeZone: 'Europe/Helsinki',
  businessHours: {
    days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
    open: '08:00',
    close: '18:00',
  },
  tags: { team: 'contact-centre' },
} satisfies EnreachConfig;
