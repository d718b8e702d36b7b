/** Milliseconds that one DynamoDB request may take. */
export const storeAttemptMs = 800;

/** Attempts the SDK makes of one call of the store. */
export const storeAttempts = 2;

/** Milliseconds that one call of the store may take, the SDK's repetition of it included. */
export const storeCallMs = 1_900;
