import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';

const statementSchema = v.looseObject({
  Effect: v.string(),
  Action: v.pipe(
    v.union([v.string(), v.array(v.string())]),
    v.transform((value) => (typeof value === 'string' ? [value] : value)),
  ),
  Resource: v.pipe(
    v.unknown(),
    v.transform((value): unknown[] => (Array.isArray(value) ? value : [value])),
  ),
});
const rolePolicySchema = v.looseObject({
  PolicyDocument: v.looseObject({ Statement: v.array(statementSchema) }),
});
const templateSchema = v.looseObject({
  Resources: v.record(
    v.string(),
    v.looseObject({ Type: v.string(), Properties: v.optional(v.record(v.string(), v.unknown())) }),
  ),
});
export type Template = v.InferOutput<typeof templateSchema>;

/** One action on one resource, granted to a role. */
export interface Grant {
  /** Logical id of the policy. */
  readonly policy: string;
  readonly action: string;
  /** Logical id. */
  readonly resource: string;
}

const templateFile = (directory: string): string => {
  const file = readdirSync(directory).find((name) => name.endsWith('.template.json'));
  if (file === undefined) throw new Error(`no template in ${directory}`);
  return file;
};

export const readTemplate = (directory: string): Template =>
  v.parse(
    templateSchema,
    JSON.parse(readFileSync(join(directory, templateFile(directory)), 'utf8')),
  );

/** `{"Fn::GetAtt": [id, "Arn"]}` or `{"Ref": id}`; `*` is itself. */
const logicalIdOf = (resource: unknown): string => {
  if (resource === '*') return resource;
  const getAtt = v.safeParse(
    v.object({ 'Fn::GetAtt': v.tuple([v.string(), v.string()]) }),
    resource,
  );
  if (getAtt.success) return getAtt.output['Fn::GetAtt'][0];
  return v.parse(v.object({ Ref: v.string() }), resource).Ref;
};

const single = (policy: string, Properties: unknown) => {
  const properties = v.parse(rolePolicySchema, Properties);
  const statements = properties.PolicyDocument.Statement.flatMap((statement) =>
    statement.Action.flatMap((action) =>
      statement.Resource.map((resource) => ({
        grant: { policy, action, resource: logicalIdOf(resource) },
        statement: { ...statement, Action: action, Resource: resource },
      })),
    ),
  );
  return { properties, statements };
};

export const grantsOf = ({ Resources }: Template): Grant[] =>
  Object.entries(Resources).flatMap(([id, { Type, Properties }]) =>
    Type === 'AWS::IAM::Policy' ? single(id, Properties).statements.map(({ grant }) => grant) : [],
  );

/** The same template without one grant, all others as they were. */
export const withoutGrant = (template: Template, { policy, action, resource }: Grant): Template => {
  const before = template.Resources[policy];
  if (!before) throw new Error(`the template has no ${policy}`);
  const { properties, statements } = single(policy, before.Properties);
  const Statement = statements
    .filter(({ grant }) => grant.action !== action || grant.resource !== resource)
    .map(({ statement }) => statement);
  const Properties = { ...properties, PolicyDocument: { Version: '2012-10-17', Statement } };
  return { ...template, Resources: { ...template.Resources, [policy]: { ...before, Properties } } };
};

/** A copy of an assembly with another template; the functions' bundles are the same files. */
export const copyAssembly = (
  directory: string,
  template: Template,
): { directory: string; remove: () => void } => {
  const copy = mkdtempSync(join(tmpdir(), 'enreach-webhooks-iam-'));
  const file = templateFile(directory);
  for (const name of readdirSync(directory))
    if (name !== file) symlinkSync(join(directory, name), join(copy, name));
  writeFileSync(join(copy, file), JSON.stringify(template));
  return { directory: copy, remove: () => rmSync(copy, { recursive: true }) };
};
