import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { synthesize } from '../../lib/local/synthesize.ts';
import { readAssembly } from '../../lib/local/template/read-assembly.ts';

const examples = resolve(import.meta.dirname, '../../examples');

/** As `npm start -- --app` does: the package is not installed here, its name means the sources. */
it.each(readdirSync(examples))('%s is synthesized here as well', async (name) => {
  const { directory, remove } = await synthesize({ app: join(examples, name, 'app.ts') });
  const types = Object.values(readAssembly(directory).template.Resources).map(({ Type }) => Type);
  expect(types.filter((type) => type === 'AWS::Lambda::Function').length).toBeGreaterThan(2);
  await remove();
});
