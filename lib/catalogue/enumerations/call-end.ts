import { enumerationOf } from '../vocabulary.ts';

/** Which end ended a call. */
export const callEnd = enumerationOf('CallEnd', [{ value: 'remote' }, { value: 'local' }]);
