import { inspect } from 'node:util';
import { configurationSchema } from '../../configuration/schema.ts';
import { code, table } from '../events-page/markdown.ts';
import { example } from './example.ts';
import { guide } from './guide.ts';
import { type Option, optionsOf } from './options.ts';

/** As people write it in TypeScript. */
const literal = (value: unknown): string => inspect(value, { depth: null, breakLength: 88 });

const isEmptyObject = (value: unknown): boolean =>
  typeof value === 'object' && !Array.isArray(value) && Object.keys(value ?? {}).length === 0;

const defaultOf = ({ isRequired, defaultValue, type }: Option): string => {
  if (isRequired) return 'required';
  if (defaultValue === undefined) return 'none';
  // The members' own.
  if (type === 'object' && isEmptyObject(defaultValue)) return '';
  return code(literal(defaultValue));
};

const optionTable = (): string =>
  table(
    ['Option', 'Type', 'Default', 'What it does'],
    optionsOf(configurationSchema).map((option) => [
      code(option.path),
      code(option.type),
      defaultOf(option),
      option.description,
    ]),
  );

const exampleFile = (): string =>
  `\`\`\`ts\nimport { defineConfig } from './lib/config.ts';\n\nexport default defineConfig(${literal(example)});\n\`\`\``;

/** docs/configuration.md: every option of enreach.config.ts. */
export function configurationPage(): string {
  return `${[
    '<!-- Generated from lib/configuration and lib/documentation: `npm run docs` writes it anew. -->',
    '# Configuration',
    'What `npx cdk deploy` deploys is set in [enreach.config.ts](../enreach.config.ts). Every option has a default: `defineConfig({})` is one endpoint with a bus of its own. A mistake stops `cdk synth` with the option, what was expected and what was given; `npm start` runs what is configured [on your machine](local-cloud.md).',
    '## Options',
    optionTable(),
    '## An example',
    'Two endpoints, one with an allow list and the other with a secret that exists, at a host name of your own, to a bus that exists:',
    exampleFile(),
    ...guide.flatMap(({ heading, text }) => [`## ${heading}`, text]),
  ].join('\n\n')}\n`;
}
