import { enumerationOf } from '../vocabulary.ts';

/** "Uncertain": a script on some of the handlers may decide otherwise. */
export const openStatus = enumerationOf('OpenStatus', [
  { value: 0, name: 'NA', description: 'Not explained; "NA" may stand for not available.' },
  {
    value: 1,
    name: 'NoActiveHandler',
    description: 'No endpoint or number handles the queue: closed.',
  },
  { value: 2, name: 'NoActiveHandlerUncertain', description: 'As 1, but uncertain.' },
  { value: 3, name: 'Closed', description: 'Only "ServiceClosed" handles the queue.' },
  { value: 4, name: 'ClosedUncertain', description: 'As 3, but uncertain.' },
  { value: 5, name: 'Open', description: 'The queue is open.' },
  { value: 6, name: 'OpenUncertain', description: 'As 5, but uncertain.' },
]);
