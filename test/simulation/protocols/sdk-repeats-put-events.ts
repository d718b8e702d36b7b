import { type Protocol, realProtocol } from './protocol.ts';

/** The SDK's default: it sends a PutEvents whose outcome is unknown once more, and nobody learns of it. */
export const sdkRepeatsPutEvents: Protocol = { ...realProtocol, putEventsAttempts: 3 };
