import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plot, Table } from '../measurement.ts';
import { draw } from './draw.ts';
import { type Circumstances, page } from './page.ts';

/** Writes `benchmarks.md` and its plots into a folder. */
export const writePage = async (
  folder: string,
  circumstances: Circumstances,
  tables: readonly Table[],
  plots: readonly Plot[],
): Promise<void> => {
  mkdirSync(join(folder, 'benchmarks'), { recursive: true });
  for (const plot of plots)
    writeFileSync(join(folder, 'benchmarks', `${plot.name}.svg`), await draw(plot));
  writeFileSync(join(folder, 'benchmarks.md'), page(circumstances, tables, plots));
};
