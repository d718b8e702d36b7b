/** What went wrong in words for the operator, who is told what to do next; the error of AWS is its `cause`. */
export class OperatorError extends Error {
  override readonly name: string = 'OperatorError';
}

/** The operator asked for something that makes no sense: to ask again in the same way will not help. */
export class UsageError extends OperatorError {
  override readonly name = 'UsageError';
}
