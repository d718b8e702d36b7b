/** What went wrong in words for the operator, who is told what to do next; the error of AWS is its `cause`. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}
