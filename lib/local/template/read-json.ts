import { readFileSync } from 'node:fs';
import * as v from 'valibot';

/** @throws Error for a file that is not there or no JSON, ValiError for one that is something else. */
export const readJson = <Schema extends v.GenericSchema>(path: string, schema: Schema) =>
  v.parse(schema, JSON.parse(readFileSync(path, 'utf8')));
