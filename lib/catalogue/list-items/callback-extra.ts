import { listItem } from '../definition.ts';
import { int, string } from '../vocabulary.ts';

export const callbackExtra = listItem('CallbackExtra', {
  description: 'One further field of a callback.',
  properties: {
    Id: int('Number of the field; the specification describes it as its name.'),
    Name: string('Name of the field.'),
    Value: string('Value of the field.'),
  },
});
