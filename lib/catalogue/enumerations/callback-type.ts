import { enumerationOf } from '../vocabulary.ts';

export const callbackType = enumerationOf('CallbackType', [
  { value: 1, description: 'Somebody asked to be called back.' },
  { value: 2, description: 'A call overflowed.' },
  { value: 3, description: 'The item was created by hand.' },
]);
