import type { Flag } from '../flags.ts';
import type { IssueKind } from '../issue.ts';

/** Says that a value cannot be normalised without loss. */
export interface Refusal {
  readonly refused: IssueKind;
}

export const wrongType: Refusal = { refused: 'type' };
export const wrongFormat: Refusal = { refused: 'format' };
export const outOfRange: Refusal = { refused: 'range' };
export const tooPrecise: Refusal = { refused: 'precision' };

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && refusals.has(value);
}

const refusals = new Set<object>([wrongType, wrongFormat, outOfRange, tooPrecise]);

/** Called with what a normalisation changed or noticed. */
export type RaiseFlag = (flag: Flag) => void;
