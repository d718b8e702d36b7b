import { statSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { synthesize } from '../lib/local/synthesize.ts';
import { readAssembly } from '../lib/local/template/read-assembly.ts';

/** A function as it deploys: its bundle, and the variables that are the same wherever it does. */
export interface Contender {
  readonly name: ContenderName;
  readonly directory: string;
  /** Of the code, without its source map. */
  readonly kibibytes: number;
  readonly variables: Readonly<Record<string, string>>;
  /** What the template gives it. */
  readonly memoryMb: number;
}

/** Ours by the name of their service, as they deploy or told to log and count nothing; the rivals by their description in rivals/app.ts. */
const names = [
  'ingress',
  'ingress, silent',
  'consumer',
  'consumer, silent',
  'CDK default ingress',
  'CDK default consumer',
  'Powertools, default',
  'Powertools, best options',
  'consumer, batched claims',
  'bare SendMessage',
  'nothing',
] as const;
export type ContenderName = (typeof names)[number];

const functionSchema = v.object({
  Code: v.object({ S3Key: v.string() }),
  Description: v.optional(v.string()),
  MemorySize: v.optional(v.number(), 128),
  Environment: v.optional(
    v.object({
      Variables: v.looseObject({ POWERTOOLS_SERVICE_NAME: v.optional(v.string()) }),
    }),
    { Variables: {} },
  ),
});

const bundleFile = /^index\.(mjs|js)$/;

const readContenders = async (assemblyDirectory: string): Promise<Contender[]> => {
  const { template, assetPath } = readAssembly(assemblyDirectory);
  const functions = Object.values(template.Resources)
    .filter(({ Type }) => Type === 'AWS::Lambda::Function')
    .map(({ Properties }) => v.parse(functionSchema, Properties));
  return Promise.all(
    functions.flatMap((properties) => {
      const { Code, Description, Environment } = properties;
      const labels = [Environment.Variables.POWERTOOLS_SERVICE_NAME, Description];
      const name = names.find((one) => labels.includes(one));
      return name === undefined ? [] : [toContender(name, assetPath(Code.S3Key), properties)];
    }),
  );
};

const toContender = async (
  name: ContenderName,
  directory: string,
  { MemorySize, Environment }: v.InferOutput<typeof functionSchema>,
): Promise<Contender> => {
  const file = (await readdir(directory)).find((one) => bundleFile.test(one));
  if (file === undefined) throw new Error(`${name} has no bundle`);
  const literal = Object.entries(Environment.Variables).flatMap(
    ([key, value]): [string, string][] => (typeof value === 'string' ? [[key, value]] : []),
  );
  return {
    name,
    directory,
    kibibytes: statSync(join(directory, file)).size / 1024,
    variables: Object.fromEntries(literal),
    memoryMb: MemorySize,
  };
};

const silenced = (contender: Contender): Contender[] => {
  const name = names.find((one) => one === `${contender.name}, silent`);
  if (name === undefined) return [];
  const silence = { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' };
  return [{ ...contender, name, variables: { ...contender.variables, ...silence } }];
};

export interface Contenders {
  readonly of: (name: ContenderName) => Contender;
  /** The cloud assembly that deploys. */
  readonly assemblyDirectory: string;
  readonly remove: () => Promise<void>;
}

/** Bundles all contenders by `cdk synth`: ours as they deploy, the rivals as their own app says. */
export const synthesizeContenders = async (): Promise<Contenders> => {
  const assemblies = await Promise.all([
    synthesize({ context: { eventLog: 'true' } }),
    synthesize({ app: join(import.meta.dirname, 'rivals/app.ts') }),
  ]);
  // On Lambda no package.json above a bundle says what a .js file is; of a temporary folder that is not certain.
  for (const { directory } of assemblies) await writeFile(join(directory, 'package.json'), '{}');
  const deployed = (
    await Promise.all(assemblies.map(({ directory }) => readContenders(directory)))
  ).flat();
  const all = [...deployed, ...deployed.flatMap(silenced)];
  return {
    of: (name) => {
      const found = all.find((one) => one.name === name);
      if (!found) throw new Error(`no bundle of ${name}`);
      return found;
    },
    assemblyDirectory: assemblies[0].directory,
    remove: async () => {
      await Promise.all(assemblies.map((assembly) => assembly.remove()));
    },
  };
};
