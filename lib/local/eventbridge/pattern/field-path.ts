/**
 * The name of a field below `parent`: its steps joined by dots.
 *
 * A name that itself holds a dot is not told apart from two steps, so `{"a.b": …}` and `{"a": {"b": …}}` are one field in
 * patterns and in events.
 *
 * @see https://github.com/aws/event-ruler `Path.java`
 */
export const fieldPath = (parent: string | undefined, step: string): string =>
  parent === undefined ? step : `${parent}.${step}`;
