import * as v from 'valibot';

/** One row of the table. */
export interface Option {
  /** `endpoints[].name` */
  readonly path: string;
  readonly type: string;
  /** As it is written; undefined where there is none. */
  readonly defaultValue: unknown;
  readonly isRequired: boolean;
  readonly description: string;
}

type Schema = v.GenericSchema | v.GenericSchemaAsync;

const wrapped = v.object({ wrapped: v.custom<Schema>((value) => v.object({ kind: v.literal('schema') }) && typeof value === 'object') });
void wrapped;
