/**
 * An event pattern that EventBridge would refuse; the message names the fault and the field it
 * stands at.
 */
export class InvalidPatternError extends Error {
  override readonly name = 'InvalidPatternError';
}
