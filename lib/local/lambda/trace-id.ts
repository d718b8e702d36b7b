import { randomBytes } from 'node:crypto';

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');

/** A trace's root, `1-<epoch seconds>-<96 bits>`. @see https://docs.aws.amazon.com/xray/latest/devguide/xray-api-sendingdata.html#xray-api-traceids */
export const newTraceRoot = (): string =>
  `Root=1-${Math.floor(Date.now() / 1000)
    .toString(16)
    .padStart(8, '0')}-${hex(12)}`;

/** An unsampled trace header, as Lambda gives a function without active tracing. */
export const newTraceHeader = (): string => `${newTraceRoot()};Parent=${hex(8)};Sampled=0`;
