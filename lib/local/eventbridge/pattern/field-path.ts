/**
 * The name of a field below `parent`: its steps joined by dots.
 *
 * A name that itself holds a dot is not told apart from two steps, neither in patterns nor in
 * events: `{"a.b": [1]}` and `{"a": {"b": [1]}}` are one pattern.
 *
 * @see https://github.com/aws/event-ruler `Path.java`
 */
export const fieldPath = (parent: string | undefined, step: string): string =>
  parent === undefined ? step : `${parent}.${step}`;

/** A path and every path above it: `a`, `a.b` and `a.b.c` for `a.b.c`. */
export const pathsTo = (path: string): readonly string[] =>
  path.split('.').map((_, step, steps) => steps.slice(0, step + 1).join('.'));
