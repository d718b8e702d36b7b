const looksLikeTraceHeader = /^Root=1-[\da-f]{8}-[\da-f]{24}(;[A-Za-z]+=[\w:.-]*)*$/;
const maxLength = 256;

/**
 * The X-Ray trace header of this invocation as SQS takes it (`AWSTraceHeader`).
 *
 * @returns undefined for anything else: a trace is never worth a delivery.
 * @see https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
 */
export const readTraceHeader = (value: string | undefined): string | undefined =>
  value !== undefined && value.length <= maxLength && looksLikeTraceHeader.test(value)
    ? value
    : undefined;
