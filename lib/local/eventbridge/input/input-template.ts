/** A placeholder, and whether it stands within a JSON string of the template. */
interface Placeholder {
  readonly name: string;
  readonly isQuoted: boolean;
}

type Part = string | Placeholder;

const placeholder = /<([\w.-]+)>/y;

/** The template's literal texts and its placeholders, in order. Quotes that are escaped open and close nothing. */
const partsOf = (template: string): readonly Part[] => {
  const parts: Part[] = [];
  let literal = '';
  let isQuoted = false;
  for (let at = 0; at < template.length; ) {
    placeholder.lastIndex = at;
    const [whole, name] = placeholder.exec(template) ?? [];
    if (whole !== undefined && name !== undefined) {
      parts.push(literal, { name, isQuoted });
      literal = '';
      at += whole.length;
      continue;
    }
    const length = template[at] === '\\' ? 2 : 1;
    if (template[at] === '"') isQuoted = !isQuoted;
    literal += template.slice(at, at + length);
    at += length;
  }
  return [...parts, literal];
};

export const placeholdersOf = (template: string): readonly string[] =>
  partsOf(template).flatMap((part) => (typeof part === 'string' ? [] : [part.name]));

/** A template that is a JSON object or list, not one or more strings. */
export const isJsonTemplate = (template: string): boolean => /^\s*[[{]/.test(template);

/**
 * A value within a string: itself if it is one, "EventBridge doesn't escape values extracted by Input Path"; an object or
 * list as JSON whose quotes are gone, as they would end the string.
 */
const inString = (value: unknown): string => {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value).replaceAll('"', '');
};

/** What the event lacks is an empty string. */
export const toJson = (value: unknown): string => JSON.stringify(value === undefined ? '' : value);

/**
 * Fills a template.
 *
 * Bare in a JSON template a value is written as JSON, and one that the event lacks as an empty string; bare in a plain text
 * a string has no quotes.
 *
 * @param lookUp - undefined for what the event lacks.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 * @see test/fixtures/aws-shapes/eventbridge/input-transformer.json for what lacks
 */
export const fillTemplate = (template: string, lookUp: (name: string) => unknown): string => {
  const isJson = isJsonTemplate(template);
  const write = ({ name, isQuoted }: Placeholder): string => {
    const value = lookUp(name);
    if (isQuoted) return inString(value);
    if (isJson) return toJson(value);
    return typeof value === 'string' || value === undefined ? (value ?? '') : toJson(value);
  };
  return partsOf(template)
    .map((part) => (typeof part === 'string' ? part : write(part)))
    .join('');
};
