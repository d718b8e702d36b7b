const looksLikeTraceHeader = /^Root=1-[\da-f]{8}-[\da-f]{24}(;[A-Za-z]+=[\w:.|-]*)*$/;
const maxLength = 256;

/**
 * An X-Ray trace header as SQS (`AWSTraceHeader`) and EventBridge (`TraceHeader`) take it: what Lambda gives a function in
 * `_X_AMZN_TRACE_ID`, `Root=…;Parent=…;Sampled=…`, at times with `;Lineage=…`, by which AWS finds loops.
 *
 * @returns undefined for anything else: a trace is never worth a delivery.
 * @see https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
 */
export const readTraceHeader = (value: string | undefined): string | undefined =>
  value !== undefined && value.length <= maxLength && looksLikeTraceHeader.test(value)
    ? value
    : undefined;
