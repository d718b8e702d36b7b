/** The values that a field of a cron expression names. */
export interface CronField {
  readonly least: number;
  readonly most: number;
  /** Upper-case, for the values from `least` on. */
  readonly names?: readonly string[];
}

const valueIn = (text: string, { least, most, names = [] }: CronField): number => {
  const named = names.indexOf(text.toUpperCase());
  const value = named === -1 && /^\d+$/.test(text) ? Number(text) : least + named;
  if ((named === -1 && !/^\d+$/.test(text)) || value < least || value > most)
    throw new Error(`${text} is not from ${least} to ${most}`);
  return value;
};

const valuesOf = (part: string, field: CronField): number[] => {
  const [range = '', stepText = '1'] = part.split('/');
  const [first = '', last] = range.split('-');
  const isAll = range === '*';
  const start = isAll ? field.least : valueIn(first, field);
  const end = isAll || (last === undefined && part.includes('/')) ? field.most : undefined;
  const stop = end ?? valueIn(last ?? first, field);
  const step = Number(stepText);
  if (!Number.isInteger(step) || step < 1) throw new Error(`${stepText} is no step`);
  const length = stop < start ? field.most - field.least + 1 + stop - start : stop - start;
  const span = field.most - field.least + 1;
  return Array.from(
    { length: Math.floor(length / step) + 1 },
    (_, index) => field.least + ((start - field.least + index * step) % span),
  );
};

/** `*`, `5`, `1,3`, `MON-FRI`, `FRI-MON`, `*` `/15`. @throws Error that says what is wrong. */
export const parseCronField = (text: string, field: CronField): ReadonlySet<number> =>
  new Set(text.split(',').flatMap((part) => valuesOf(part, field)));
