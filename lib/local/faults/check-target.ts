import type { Fault } from './fault.ts';

/** What a fault can name. */
export interface FaultTargets {
  /** What each service serves, by its name. */
  readonly apis: Readonly<Record<string, { readonly operations: readonly string[] }>>;
  /** The names of the template's functions. */
  readonly functions: readonly string[];
}

/** Whether the part of a function's name that a fault gives is in this one. */
export const isMeant = (target: string | undefined, functionName: string): boolean =>
  functionName.toLowerCase().includes((target ?? '').toLowerCase());

/**
 * Refuses a fault that nothing could ever meet: one whose operation the service does not serve, or whose function is
 * none of the template's.
 *
 * @throws Error that names those that there are.
 */
export const checkTarget = (
  { text, service, target, effect }: Fault,
  { apis, functions }: FaultTargets,
): void => {
  if (target === undefined) return;
  const operations = apis[service]?.operations ?? [];
  const isFunction = functions.some((name) => isMeant(target, name));
  const isOperation = operations.includes(target);
  // Lambda can throttle a function, or calls of its API.
  const [kind, known, isKnown] =
    effect.kind === 'kill'
      ? ['function', functions, isFunction]
      : service === 'lambda' && effect.kind === 'throttle'
        ? ['function or operation', [...functions, ...operations], isFunction || isOperation]
        : ['operation', operations, isOperation];
  if (!isKnown)
    throw new Error(
      `the fault "${text}" names the ${kind} "${target}": expected ${[...known].sort().join(', ')}, or *`,
    );
};
