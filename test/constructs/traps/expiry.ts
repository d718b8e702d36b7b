import * as v from 'valibot';
import type { Synthesized } from '../synthesized.ts';
import { writers } from '../written-items.ts';

const tableSchema = v.object({
  TimeToLiveSpecification: v.object({ AttributeName: v.string(), Enabled: v.literal(true) }),
});
const number = v.object({ N: v.pipe(v.string(), v.regex(/^\d{10}$/)) });

/** Tables whose items never expire: what they take for the time is not, in seconds, in what the consumer writes. */
export const expiryFaults = async (stack: Synthesized): Promise<string[]> => {
  const faults = await Promise.all(
    writers.map(async ({ what, table, write }) => {
      const { AttributeName } = v.parse(
        tableSchema,
        stack.the(table).properties,
      ).TimeToLiveSpecification;
      const written = await write();
      return written.every((item) => v.is(number, item[AttributeName]))
        ? []
        : [`${table}: ${what} has no ${AttributeName}`];
    }),
  );
  return faults.flat();
};
