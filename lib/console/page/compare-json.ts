/** A top-level property in lines of formatted JSON. */
interface Property {
  readonly name: string;
  readonly text: string;
}

/** One as it was sent and as it was published. */
export interface ComparedProperty {
  readonly name: string;
  readonly sent?: string;
  readonly published?: string;
  readonly state: 'same' | 'changed' | 'added' | 'left';
}

/** The properties of a formatted JSON object (two blanks a level). */
export const propertiesOf = (json: string): readonly Property[] =>
  json
    .slice('{\n'.length, -'\n}'.length)
    .split(/,\n(?= {2}")/)
    .flatMap((lines) => {
      const text = lines.replaceAll(/^ {2}/gm, '');
      const name = /^"((?:[^"\\]|\\.)*)":/.exec(text)?.[1];
      return name === undefined ? [] : [{ name, text }];
    });

/** Both sides property by property, in the order of what was published; what was only sent comes last. */
export const compareJson = (
  sentJson: string,
  publishedJson: string,
): readonly ComparedProperty[] => {
  const sent = new Set(propertiesOf(sentJson));
  const rows = propertiesOf(publishedJson).map(({ name, text }): ComparedProperty => {
    // The exact name wins over another spelling.
    const counterpart =
      [...sent].find((one) => one.name === name) ??
      [...sent].find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (!counterpart) return { name, published: text, state: 'added' };
    sent.delete(counterpart);
    const state = counterpart.text === text ? 'same' : 'changed';
    return { name, sent: counterpart.text, published: text, state };
  });
  return [
    ...rows,
    ...[...sent].map(({ name, text }) => ({ name, sent: text, state: 'left' as const })),
  ];
};
