import { enumerationOf } from '../vocabulary.ts';

export const entityType = enumerationOf('EntityType', [
  { value: 'Undefined', description: 'A kind that is newer than the receiver.' },
  { value: 'User', description: 'An ordinary user.' },
  { value: 'Queue', description: 'A service pool: one queue that takes service calls.' },
  { value: 'CallList', description: 'A list of callback requests and outbound calls.' },
]);
