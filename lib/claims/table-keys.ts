/** Attribute names that a table of claims and its readers must agree on; a TTL spelled differently never expires. */
export const claimsKey = 'Id';
export const ttlAttribute = 'ExpiresAt';

/** The environment variable by which a subscriber's function learns the name of its table. */
export const tableVariable = 'DEDUPLICATION_TABLE';
