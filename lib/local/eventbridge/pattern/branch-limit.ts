import { InvalidPatternError } from './invalid-pattern-error.ts';

/** Over 1000 rule combinations EventBridge refuses a pattern. */
const maxBranches = 1000;

/** Of a pattern that makes sense with `$or` as the operator, only too much of it. */
export class TooManyBranchesError extends InvalidPatternError {}

/**
 * Whether a pattern has no more branches than EventBridge takes. To be asked while they grow: a dozen `$or`s of ten
 * alternatives would not fit into memory.
 *
 * @throws TooManyBranchesError
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html "or" matching; AWS's
 * words are not known
 */
export const checkBranchCount = (branches: number): void => {
  if (branches > maxBranches)
    throw new TooManyBranchesError(`Its $or give over ${maxBranches} rule combinations.`);
};
