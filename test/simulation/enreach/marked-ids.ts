import type { Random } from '../random.ts';

/*
 * What an `Id` begins with decides how the cloud treats its event; `Id`s of ordinary events begin with a digit.
 */
const marks = { malformedForBus: 'bad1', refusedAsCall: 'bad2', onHotPartition: 'bad3' };
export type Mark = keyof typeof marks;

export const newId = (random: Random, mark?: Mark): string => {
  const digits = random.hex(27);
  const start = mark === undefined ? `${random.below(10)}${digits.slice(0, 3)}` : marks[mark];
  return `${start}${digits.slice(3, 7)}-${digits.slice(7, 11)}-4${digits.slice(11, 14)}-8${digits.slice(14, 17)}-${random.hex(12)}`;
};

/** EventBridge refuses the entry for good. */
export const isMalformedForBus = (id: string): boolean => id.startsWith(marks.malformedForBus);
/** EventBridge refuses every call that holds the entry. */
export const isRefusedAsCall = (id: string): boolean => id.startsWith(marks.refusedAsCall);
/** DynamoDB throttles every claim of it for hours. */
export const isOnHotPartition = (id: string): boolean => id.startsWith(marks.onHotPartition);
