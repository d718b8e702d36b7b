const compile = (pattern: string, flags: string): RegExp => {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, `s${flags}`);
};

/**
 * Whether `value` matches a pattern in which `*` stands for any characters and `?` for one.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html "Using wildcards"
 */
export const matchesWildcard = (pattern: string, value: string): boolean =>
  compile(pattern, '').test(value);

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html "not case-sensitive" */
export const matchesAction = (pattern: string, action: string): boolean =>
  compile(pattern, 'i').test(action);

/** `*` does not match across the six parts of an ARN. @see the `ArnLike` operator in condition.ts */
export const matchesArn = (pattern: string, arn: string): boolean => {
  const partsOf = (text: string) => {
    const parts = text.split(':');
    return [...parts.slice(0, 5), parts.slice(5).join(':')];
  };
  const [patterns, parts] = [partsOf(pattern), partsOf(arn)];
  return parts.every((part, index) => matchesWildcard(patterns[index] ?? '', part));
};
