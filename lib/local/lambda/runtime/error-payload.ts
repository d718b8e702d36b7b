import type { FunctionErrorPayload } from '../function-types.ts';

/** An error that the runtime itself raises; its name becomes the `errorType`. */
export const runtimeError = (name: string, message: string, cause?: unknown): Error => {
  const error = new Error(message, { cause });
  error.name = name;
  // The stack was written with the name it had.
  if (error.stack !== undefined) error.stack = error.stack.replace(/^Error/, name);
  return error;
};

/** What Lambda answers for a thrown value. @see https://github.com/aws/aws-lambda-nodejs-runtime-interface-client `src/utils/error.ts` */
export const toErrorPayload = (error: unknown): FunctionErrorPayload =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') ?? [] }
    : { errorType: typeof error, errorMessage: String(error), trace: [] };
