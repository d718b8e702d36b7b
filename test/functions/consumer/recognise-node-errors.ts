import { types } from 'node:util';

/**
 * Makes `instanceof Error` true of the errors that Node itself makes.
 *
 * Jest runs a test file in a realm of its own, with an `Error` of its own: there the AWS SDK, which asks so, would
 * wrap every error of the network into one without its code.
 */
export const recogniseNodeErrors = (): void => {
  Object.defineProperty(Error, Symbol.hasInstance, {
    configurable: true,
    value(this: unknown, value: unknown): boolean {
      return this === Error
        ? types.isNativeError(value)
        : Function.prototype[Symbol.hasInstance].call(this, value);
    },
  });
};
