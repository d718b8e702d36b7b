/**
 * Why a target did not take an event; a dead letter carries it as `ERROR_CODE`.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 */
export type DeliveryErrorCode =
  | 'CONNECTION_FAILURE'
  | 'ERROR_FROM_TARGET'
  | 'INVALID_JSON'
  | 'NO_PERMISSIONS'
  | 'NO_RESOURCE'
  | 'SDK_CLIENT_ERROR'
  | 'THROTTLING';

/**
 * "For errors that result from missing permissions to a target, or a target resource that no longer exists, all retry
 * attempts fail until an action is taken. Rather than retrying, EventBridge sends these events directly to the DLQ."
 */
const retriable: ReadonlySet<DeliveryErrorCode> = new Set([
  'CONNECTION_FAILURE',
  'ERROR_FROM_TARGET',
  'THROTTLING',
]);

/** A delivery that failed. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly code: DeliveryErrorCode;
  readonly isRetriable: boolean;

  constructor(code: DeliveryErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.isRetriable = retriable.has(code);
  }
}
