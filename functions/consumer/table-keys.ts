import { claimsKey } from '../../lib/claims/table-keys.ts';

export { ttlAttribute } from '../../lib/claims/table-keys.ts';

/** Attribute names that the tables' definitions and the consumer must agree on. */
export const deliveriesKey = { partition: claimsKey } as const;
export const quarantineKey = { partition: 'DeliveryId', sort: 'Part' } as const;
