import { enumerationOf } from '../vocabulary.ts';

/** The specification names the type and none of its values. */
export const supervisionState = enumerationOf<string>('SupervisionState', []);
