import * as v from 'valibot';

/** One option, or one member of an option that has members. */
export interface Option {
  /** `endpoints[].name` */
  readonly path: string;
  /** As in TypeScript, numbers with their range. */
  readonly type: string;
  readonly isRequired: boolean;
  /** Undefined where there is none. */
  readonly defaultValue: unknown;
  readonly description: string;
}

/** What is read of a schema of Valibot. */
const nodeSchema = v.object({
  type: v.string(),
  /** Of `optional`. */
  wrapped: v.optional(v.unknown()),
  default: v.optional(v.unknown()),
  /** Of objects. */
  entries: v.optional(v.record(v.string(), v.unknown())),
  /** Of lists. */
  item: v.optional(v.unknown()),
  /** Of closed sets of values. */
  options: v.optional(v.array(v.union([v.string(), v.number()]))),
  literal: v.optional(v.boolean()),
  pipe: v.optional(
    v.array(
      v.object({
        type: v.string(),
        description: v.optional(v.string()),
        /** Of a rule such as `min_value`. */
        requirement: v.optional(v.unknown()),
      }),
    ),
    [],
  ),
});

/** A schema, whatever it is wrapped in. */
const unwrap = (schema: unknown): v.InferOutput<typeof nodeSchema> => {
  const node = v.parse(nodeSchema, schema);
  return node.wrapped === undefined ? node : unwrap(node.wrapped);
};

/** `, 2 to 1000` */
const rangeOf = ({ pipe }: v.InferOutput<typeof nodeSchema>): string => {
  const bound = (rule: string) => pipe.find(({ type }) => type === rule)?.requirement;
  const [least, most] = [bound('min_value'), bound('max_value')];
  return least === undefined || most === undefined ? '' : `, ${least} to ${most}`;
};

const typeOf = (schema: unknown): string => {
  const node = unwrap(schema);
  switch (node.type) {
    case 'array':
      return typeOf(node.item)
        .replace(/^(.* .*)$/, '($1)')
        .concat('[]');
    case 'picklist':
      return (node.options ?? [])
        .map((option) => (typeof option === 'string' ? `'${option}'` : `${option}`))
        .join(' | ');
    case 'literal':
      return `${node.literal}`;
    case 'strict_object':
      return 'object';
    case 'record':
      return 'Record<string, string>';
    case 'number':
      return `number${rangeOf(node)}`;
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    default:
      throw new Error(`the type ${node.type} cannot be described yet`);
  }
};

/** Of an object, or of the objects in a list. */
const membersOf = (
  schema: unknown,
): readonly [suffix: string, entries: Record<string, unknown>] => {
  const { entries, item } = unwrap(schema);
  if (item === undefined) return ['.', entries ?? {}];
  return ['[].', unwrap(item).entries ?? {}];
};

/**
 * Every option of a configuration and every member of one, in the order of the schema.
 *
 * @param schema - a strict object of Valibot.
 * @throws Error that names an option without a description.
 */
export const optionsOf = (schema: unknown, prefix = ''): Option[] =>
  Object.entries(unwrap(schema).entries ?? {}).flatMap(([name, entry]) => {
    const node = v.parse(nodeSchema, entry);
    const path = `${prefix}${name}`;
    const description = node.pipe.findLast(({ type }) => type === 'description')?.description;
    if (description === undefined) throw new Error(`the option ${path} has no description`);
    const option: Option = {
      path,
      type: typeOf(entry),
      isRequired: node.wrapped === undefined,
      defaultValue: node.default,
      description,
    };
    const [suffix, entries] = membersOf(entry);
    return [option, ...optionsOf({ type: 'strict_object', entries }, `${path}${suffix}`)];
  });
