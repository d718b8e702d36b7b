import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { withApp } from '../constructs/with-app.ts';
import { configuredStacks } from './configured-stacks.ts';

/** Writes the templates, without bundles, into the folder that is named: for linters outside of Node. */
const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node test/security/write-templates.ts FOLDER');

for (const [name, create] of Object.entries(configuredStacks)) {
  const template = withApp((app) => Template.fromStack(create(app)).toJSON());
  writeFileSync(join(folder, `${name}.template.json`), JSON.stringify(template, null, 2));
}
