import type * as v from 'valibot';
import { decodeText, parseEvent, parseJson } from '../../../lib/catalogue/index.ts';

type Known = Extract<ReturnType<typeof parseEvent>, { kind: 'known' }>;
/** What Powertools' parser takes. @see https://standardschema.dev */
interface StandardSchema<Output> {
  readonly '~standard': v.StandardProps<unknown, Output>;
}

/** Our catalogue as a Standard Schema: the text of a body in, the normalised event out. */
export const enreachEvent = (eventHeader: string | undefined): StandardSchema<Known> => ({
  '~standard': {
    version: 1,
    vendor: 'valibot',
    validate: (body) => {
      const json = parseJson(decodeText(Buffer.from(String(body))).text);
      if (!json.ok) return { issues: [{ message: json.reason }] };
      const parsed = parseEvent(json.value, { eventHeader });
      return parsed.kind === 'known' ? { value: parsed } : { issues: [{ message: parsed.kind }] };
    },
  },
});
