import { enumerationOf } from '../vocabulary.ts';

export const availability = enumerationOf('Availability', [
  { value: 'Available' },
  { value: 'Busy' },
  { value: 'DoNotDisturb' },
  { value: 'OffWork' },
]);
