import { isList, isObject } from '../pattern/json.ts';

type Step = { readonly name: string } | { readonly index: number } | 'all';

const stepExpression = /\.(\*|[\w/-]+)|\[(\d+|\*)\]/y;

/** Nothing for a path outside the syntax. */
const stepsOf = (path: string): readonly Step[] | undefined => {
  const steps: Step[] = [];
  const expression = new RegExp(stepExpression);
  expression.lastIndex = 1;
  while (expression.lastIndex < path.length) {
    const step = expression.exec(path);
    if (!step) return undefined;
    const [, name, index] = step;
    if (name === '*' || index === '*') steps.push('all');
    else steps.push(name === undefined ? { index: Number(index) } : { name });
  }
  return path.startsWith('$') ? steps : undefined;
};

const childrenOf = (value: unknown, step: Step): readonly unknown[] => {
  if (JSON.isRawJSON(value)) return [];
  if (step === 'all') {
    if (isList(value)) return value;
    return isObject(value) ? Object.values(value) : [];
  }
  if ('index' in step) return isList(value) && step.index in value ? [value[step.index]] : [];
  return isObject(value) && Object.hasOwn(value, step.name) ? [value[step.name]] : [];
};

/**
 * What a JSON path finds; a list where it has a wildcard.
 *
 * "Supported syntax includes: dot notation, dashes, underscores, alphanumeric characters, array indices, wildcards (*),
 * forward slashes." There is no validation: a path outside this finds nothing.
 *
 * @returns undefined where nothing is found.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export const findByPath = (value: unknown, path: string): unknown => {
  const steps = stepsOf(path);
  if (!steps) return undefined;
  const found = steps.reduce<readonly unknown[]>(
    (values, step) => values.flatMap((each) => childrenOf(each, step)),
    [value],
  );
  return steps.includes('all') ? found : found[0];
};
