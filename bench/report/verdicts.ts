import type { Reached, Table } from '../measurement.ts';
import { isKept, type TargetName, targets } from '../targets.ts';
import { numberText } from './number-text.ts';

export interface Verdict {
  readonly target: TargetName;
  readonly kept: boolean;
  readonly figure: Reached | undefined;
}

/** One for each target; a target without a figure is missed. */
export const judge = (reached: readonly Reached[], names: readonly TargetName[]): Verdict[] =>
  names.map((target) => {
    const figure = reached.find((one) => one.target === target);
    return {
      target,
      figure,
      kept: figure !== undefined && isKept(targets[target], figure.reached),
    };
  });

export const verdictTable = (verdicts: readonly Verdict[]): Table => ({
  title: 'Targets',
  columns: ['', 'ours', 'rival', 'reached', 'target', 'result'],
  rows: verdicts.map(({ target, figure, kept }) => {
    const { what, unit, limit, value } = targets[target];
    return [
      what,
      figure ? `${numberText(figure.ours)} ${figure.unit}` : '',
      figure?.theirs === undefined ? '' : `${numberText(figure.theirs)} ${figure.unit}`,
      figure ? `${numberText(figure.reached)} ${unit}` : 'not measured',
      `${limit} ${value} ${unit}`,
      kept ? 'pass' : 'FAIL',
    ];
  }),
});
