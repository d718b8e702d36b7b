import * as v from 'valibot';
import type { Cloud } from './cloud.ts';
import { defaultBus, nameOf } from './eventbridge/arns.ts';
import { policyDocument } from './iam/policy-document.ts';
import { nextSecret } from './secrets-manager/next-secret.ts';

/** A resource of the template, its intrinsic functions resolved. */
interface Resolved {
  readonly type: string;
  readonly physicalId: string;
  readonly properties: unknown;
}

interface Existing {
  /** As the template has it. */
  readonly name: string;
  readonly type: string;
  readonly create: () => void;
}

const ruleSchema = v.object({ EventBusName: v.optional(v.string(), defaultBus) });
const archiveSchema = v.object({ SourceArn: v.string() });
const policySchema = v.object({ PolicyDocument: policyDocument });

/** The properties of every resource of a type; those that it cannot honour are refused when it is created. */
const propertiesOf = <Schema extends v.GenericSchema>(
  resources: readonly Resolved[],
  ofType: string,
  schema: Schema,
): v.InferOutput<Schema>[] =>
  resources.flatMap(({ type, properties }) => {
    const parsed = v.safeParse(schema, properties);
    return type === ofType && parsed.success ? [parsed.output] : [];
  });

const physicalIds = (resources: readonly Resolved[], ofType: string): readonly string[] =>
  resources.filter(({ type }) => type === ofType).map(({ physicalId }) => physicalId);

const existingBuses = (resources: readonly Resolved[], { eventBuses }: Cloud): Existing[] => {
  const type = 'AWS::Events::EventBus';
  const own = [defaultBus, ...physicalIds(resources, type)];
  const named = [
    ...propertiesOf(resources, 'AWS::Events::Rule', ruleSchema).map((rule) => rule.EventBusName),
    ...propertiesOf(resources, 'AWS::Events::Archive', archiveSchema).map(
      (archive) => archive.SourceArn,
    ),
  ];
  return [...new Set(named.map(nameOf))]
    .filter((name) => !own.includes(name))
    .map((name) => ({ name, type, create: () => eventBuses.createBus(name) }));
};

/** Secrets that roles may read, by a whole ARN or by one that ends in `-??????` instead of what AWS adds to the name. */
const existingSecrets = (resources: readonly Resolved[], cloud: Cloud): Existing[] => {
  const type = 'AWS::SecretsManager::Secret';
  const own = physicalIds(resources, type);
  const readable = propertiesOf(resources, 'AWS::IAM::Policy', policySchema)
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .filter(({ Action }) => Action.includes('secretsmanager:GetSecretValue'))
    .flatMap(({ Resource }) => Resource)
    .map((resource) => resource.replace(/-\?{6}$/, '-local0'));
  return [...new Set(readable)]
    .filter((arn) => arn.includes(':secret:') && !own.includes(arn))
    .map((arn) => {
      const name = arn.replace(/^.*:secret:/, '').slice(0, -'-local0'.length);
      const create = () =>
        cloud.secretsManager.create({ arn, name, value: nextSecret(cloud.givenSecrets, 48) });
      return { name, type, create };
    });
};

/**
 * Finds what a template counts on and does not make: buses and secrets of others. Without them it would not deploy, so
 * that here empty ones stand in for them; a secret's value is the next that was given, or a generated one.
 */
export const existingResources = (resources: readonly Resolved[], cloud: Cloud): Existing[] => [
  ...existingBuses(resources, cloud),
  ...existingSecrets(resources, cloud),
];
