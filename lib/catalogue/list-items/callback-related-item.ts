import { listItem } from '../definition.ts';
import { bool, guid, int, nullable } from '../vocabulary.ts';

export const callbackRelatedItem = listItem('CallbackRelatedItem', {
  description: 'A case that a callback is related to.',
  properties: {
    Id: guid('The related request.'),
    IsClosed: bool('Whether the related request is closed already.'),
    ListId: nullable(guid('List of the related request.')),
    StatusId: nullable(int('Raw status of the last attempt; the specification lists no codes.')),
  },
});
