/** What `Ref` and `Fn::GetAtt` of a resource give. */
export interface Physical {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface ResolveContext {
  readonly physical: (logicalId: string) => Physical;
  /** `AWS::Region`, `AWS::AccountId`, … */
  readonly pseudoParameters: Readonly<Record<string, string>>;
}

/** `AWS::NoValue`: the property is left out. */
const noValue = Symbol('AWS::NoValue');

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asText = (value: unknown, where: string): string => {
  if (typeof value === 'string' || typeof value === 'number') return `${value}`;
  throw new Error(`${where} needs text, not ${typeof value}`);
};

const asList = (value: unknown, where: string): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  throw new Error(`${where} needs a list`);
};

/**
 * Resolves the intrinsic functions in a value of a template.
 *
 * @throws Error that names a function, resource or attribute that the local cloud does not know.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export const resolve = (value: unknown, context: ResolveContext): unknown => {
  const resolved = resolveValue(value, context);
  return resolved === noValue ? undefined : resolved;
};

const resolveValue = (value: unknown, context: ResolveContext): unknown => {
  if (Array.isArray(value))
    return value.map((item) => resolveValue(item, context)).filter((item) => item !== noValue);
  if (!isObject(value)) return value;
  const [name, ...others] = Object.keys(value);
  if (name !== undefined && others.length === 0 && (name === 'Ref' || name.startsWith('Fn::')))
    return callIntrinsic(name, value[name], context);
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, resolveValue(item, context)] as const)
      .filter(([, item]) => item !== noValue),
  );
};

const reference = (name: string, { physical, pseudoParameters }: ResolveContext) => {
  if (name === 'AWS::NoValue') return noValue;
  return name.startsWith('AWS::')
    ? (pseudoParameters[name] ?? unknown(`the pseudo parameter ${name}`))
    : physical(name).ref;
};

const attribute = (logicalId: string, name: string, { physical }: ResolveContext): string =>
  physical(logicalId).attributes[name] ?? unknown(`the attribute ${logicalId}.${name}`);

const unknown = (what: string): never => {
  throw new Error(`the local cloud does not know ${what}`);
};

const callIntrinsic = (name: string, argument: unknown, context: ResolveContext): unknown => {
  const items = () => asList(resolveValue(argument, context), name);
  switch (name) {
    case 'Ref':
      return reference(asText(argument, name), context);
    case 'Fn::GetAtt': {
      const [logicalId, attributeName] = asList(argument, name);
      return attribute(asText(logicalId, name), asText(attributeName, name), context);
    }
    case 'Fn::Join': {
      const [separator, parts] = items();
      return asList(parts, name)
        .map((part) => asText(part, name))
        .join(asText(separator, name));
    }
    case 'Fn::Select': {
      const [index, list] = items();
      return asList(list, name)[Number(index)];
    }
    case 'Fn::Split': {
      const [separator, text] = items();
      return asText(text, name).split(asText(separator, name));
    }
    case 'Fn::Sub':
      return asText(argument, name)
        .replaceAll(/\$\{([^}!.]+)(?:\.([^}]+))?\}/g, (_, id, att) =>
          att === undefined ? asText(reference(id, context), name) : attribute(id, att, context),
        )
        .replaceAll('${!', '${');
    default:
      return unknown(`the intrinsic function ${name}`);
  }
};
