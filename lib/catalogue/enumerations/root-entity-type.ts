import { enumerationOf } from '../vocabulary.ts';

export const rootEntityType = enumerationOf('RootEntityType', [
  { value: 'Undefined', description: 'A kind that is newer than the receiver.' },
  { value: 'Organization', description: 'One organisation; all events belong to one at present.' },
]);
