/** Attribute names that the tables' definitions and the consumer must agree on; a TTL spelled differently never expires. */
export const ttlAttribute = 'ExpiresAt';
export const deliveriesKey = { partition: 'Id' } as const;
export const quarantineKey = { partition: 'DeliveryId', sort: 'Part' } as const;
