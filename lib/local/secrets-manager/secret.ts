import * as v from 'valibot';
import { noEffect, type ResourceType, resourceType } from '../resource-type.ts';
import { nextSecret } from './next-secret.ts';

const schema = v.strictObject({
  Name: v.optional(v.string()),
  Description: v.optional(v.string()),
  KmsKeyId: noEffect,
  Tags: noEffect,
  GenerateSecretString: v.strictObject({
    PasswordLength: v.number(),
    ExcludePunctuation: v.literal(true),
  }),
});

/** `AWS::SecretsManager::Secret`, generated or as it was given to the local cloud. */
export const secret: ResourceType = resourceType({
  schema,
  physical: (logicalId, { region, accountId }) => ({
    ref: `arn:aws:secretsmanager:${region}:${accountId}:secret:${logicalId}-local0`,
    attributes: {},
  }),
  create: ({ logicalId, physical, properties }, { secretsManager, givenSecrets }) => {
    const { Name: name = logicalId, Description: description, GenerateSecretString } = properties;
    const value = nextSecret(givenSecrets, GenerateSecretString.PasswordLength);
    secretsManager.create({ arn: physical.ref, name, value, description });
  },
});
