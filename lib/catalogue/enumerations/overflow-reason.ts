import { enumerationOf } from '../vocabulary.ts';

/** The specification lacks a comma between InterruptOverflow and BusyOnBusy; they are read as two values. */
export const overflowReason = enumerationOf('OverflowReason', [
  { value: 'AVAActiveProfile' },
  { value: 'BusyForTechnicalError' },
  { value: 'DND' },
  { value: 'OffWork' },
  { value: 'NoAnswer' },
  { value: 'InterruptOverflow' },
  { value: 'BusyOnBusy' },
  { value: 'TransferAll' },
  { value: 'BlindTransfer' },
]);
