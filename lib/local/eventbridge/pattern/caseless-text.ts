/** Each UTF-16 unit of a pattern's text, with the one or two texts it stands for. */
export type CaselessText = readonly (readonly string[])[];

const SURROGATE = /^[\uD800-\uDFFF]$/;

/** Java writes half a surrogate pair as a question mark: to event-ruler 😀 means `??` here. */
const javaText = (unit: string): string => (SURROGATE.test(unit) ? '?' : unit);

/**
 * A text in which every UTF-16 unit stands for its lower- and its upper-case form, which need not
 * be one unit long (`ß` also matches `SS`, though `SS` does not match `ß`).
 *
 * @see https://github.com/aws/event-ruler `EqualsIgnoreCaseParser.java`
 */
export const caseless = (text: string): CaselessText =>
  text.split('').map((unit) => {
    const javaUnit = javaText(unit);
    return [...new Set([javaUnit.toLowerCase(), javaUnit.toUpperCase()])];
  });

/** Every position at which `sought` can end in `text` when it begins at `start`. */
const endsFrom = (text: string, sought: CaselessText, start: number): readonly number[] => {
  let ends: readonly number[] = [start];
  for (const forms of sought) {
    ends = ends.flatMap((end) =>
      forms.filter((form) => text.startsWith(form, end)).map((form) => end + form.length),
    );
    if (ends.length === 0) return ends;
  }
  return ends;
};

export const startsWithCaseless = (text: string, sought: CaselessText): boolean =>
  endsFrom(text, sought, 0).length > 0;

export const equalsCaseless = (text: string, sought: CaselessText): boolean =>
  endsFrom(text, sought, 0).includes(text.length);

export const endsWithCaseless = (text: string, sought: CaselessText): boolean => {
  for (let start = 0; start <= text.length; start++) {
    if (endsFrom(text, sought, start).includes(text.length)) return true;
  }
  return false;
};
