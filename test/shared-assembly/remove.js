import { rmSync } from 'node:fs';

/** After a run. */
export default () => {
  rmSync(process.env.SHARED_ASSEMBLY_FOLDER, { recursive: true, force: true });
};
