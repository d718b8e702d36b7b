interface WireFacts {
  readonly code?: string;
  readonly status?: number;
  /** Whether the caller can tell from it that the service did not act. */
  readonly isDefinite: boolean;
  /** Whether the SDK's standard mode sends the request once more. */
  readonly isRepeated: boolean;
}

/** A failed request as the SDK throws it, with what the model knows about it. */
export class WireError extends Error {
  override readonly name: string;
  readonly code?: string;
  readonly $metadata: { readonly httpStatusCode?: number };
  readonly isDefinite: boolean;
  readonly isRepeated: boolean;

  constructor(name: string, { code, status, isDefinite, isRepeated }: WireFacts) {
    super(name);
    this.name = name;
    this.code = code;
    this.$metadata = { httpStatusCode: status };
    this.isDefinite = isDefinite;
    this.isRepeated = isRepeated;
  }
}

const unsent = { isDefinite: true, isRepeated: true };
const unread = { isDefinite: false, isRepeated: true };
const refused = { status: 400, isDefinite: true, isRepeated: false };

export const throttled = () =>
  new WireError('ThrottlingException', { ...refused, isRepeated: true });
export const accessDenied = () => new WireError('AccessDeniedException', refused);
export const invalidCall = () => new WireError('ValidationException', refused);
export const connectionRefused = () => new WireError('Error', { code: 'ECONNREFUSED', ...unsent });
export const connectionReset = () => new WireError('Error', { code: 'ECONNRESET', ...unread });
export const timedOut = () => new WireError('TimeoutError', unread);
export const serverError = () => new WireError('InternalFailure', { status: 500, ...unread });
export const aborted = () => new WireError('AbortError', { ...unread, isRepeated: false });
