import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Before a run: where the suites share one cloud assembly. */
export default () => {
  process.env.SHARED_ASSEMBLY_FOLDER = mkdtempSync(join(tmpdir(), 'shared-assembly-'));
};
