/** One top-level property as it was sent and as it was published, in lines of formatted JSON. */
export interface ComparedProperty {
  readonly name: string;
  readonly sent?: string;
  readonly published?: string;
  readonly state: 'same' | 'changed' | 'added' | 'left';
}

interface Property {
  readonly name: string;
  readonly text: string;
}

const beginsProperty = /^ {2}"((?:[^"\\]|\\.)*)":/;

/** The top-level properties of a formatted JSON object (two blanks a level). */
export const propertiesOf = (json: string): readonly Property[] => {
  const properties: { name: string; lines: string[] }[] = [];
  for (const line of json.split('\n').slice(1, -1)) {
    const name = beginsProperty.exec(line)?.[1];
    if (name === undefined) properties.at(-1)?.lines.push(line);
    else properties.push({ name, lines: [line] });
  }
  return properties.map(({ name, lines }) => ({
    name,
    text: lines
      .map((line) => line.slice(2))
      .join('\n')
      .replace(/,$/, ''),
  }));
};

/** Which property of what was sent became this one: the exact name wins over another spelling. */
const counterpartOf = (name: string, sent: readonly Property[]): Property | undefined =>
  sent.find((one) => one.name === name) ??
  sent.find((one) => one.name.toLowerCase() === name.toLowerCase());

/** Both sides property by property, in the order of what was published; what was only sent comes last. */
export const compareJson = (
  sentJson: string,
  publishedJson: string,
): readonly ComparedProperty[] => {
  const sent = propertiesOf(sentJson);
  const used = new Set<Property>();
  const rows = propertiesOf(publishedJson).map(({ name, text }): ComparedProperty => {
    const counterpart = counterpartOf(name, sent);
    if (!counterpart) return { name, published: text, state: 'added' };
    used.add(counterpart);
    const state = counterpart.text === text ? 'same' : 'changed';
    return { name, sent: counterpart.text, published: text, state };
  });
  const left = sent
    .filter((property) => !used.has(property))
    .map(({ name, text }): ComparedProperty => ({ name, sent: text, state: 'left' }));
  return [...rows, ...left];
};
