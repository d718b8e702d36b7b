import { Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import * as v from 'valibot';
import { readIngressEnvironment } from '../../functions/ingress/environment.ts';
import { defineConfig } from '../../lib/config.ts';
import { EnreachWebhooks } from '../../lib/constructs/enreach-webhooks.ts';
import { type Synthesized, synthesized, synthesizedStack } from './synthesized.ts';

const secretArn = 'arn:aws:secretsmanager:eu-north-1:111122223333:secret:enreach-a1B2c3';
const keyArn = 'arn:aws:kms:eu-north-1:111122223333:key/0a1b2c3d-0000-4000-8000-000000000000';

const withSecret = (secret: string) =>
  synthesized({
    configuration: defineConfig({
      endpoints: [
        { name: 'default', path: '/webhook' },
        { name: 'care', path: '/care', secret },
      ],
    }),
  });

const variablesSchema = v.object({
  Environment: v.object({ Variables: v.record(v.string(), v.string()) }),
});
const secretIdsOf = ({ the }: Synthesized) =>
  readIngressEnvironment(
    v.parse(variablesSchema, the('IngressFunction').properties).Environment.Variables,
  ).endpoints.map(({ secretId }) => secretId);

const ingressStatements = ({ the }: Synthesized) =>
  v.parse(
    v.object({ PolicyDocument: v.object({ Statement: v.array(v.unknown()) }) }),
    the('IngressFunctionRoleDefaultPolicy').properties,
  ).PolicyDocument.Statement;

describe('an existing secret', () => {
  it.each([
    ['its ARN', secretArn, secretArn, secretArn],
    [
      'its name',
      'contact-centre/enreach',
      'contact-centre/enreach',
      // What AWS adds to the name is not known.
      'arn:PARTITION:secretsmanager:REGION:ACCOUNT:secret:contact-centre/enreach-??????',
    ],
  ])('by %s is what the ingress reads, and may', (_, secret, secretId, resource) => {
    const stack = withSecret(secret);
    expect(secretIdsOf(stack)).toEqual(['ref:Secretsdefault', secretId]);
    const [statement] = ingressStatements(stack).filter((one) =>
      JSON.stringify(one).includes('secretsmanager:'),
    );
    expect(statement).toEqual({
      Effect: 'Allow',
      Action: 'secretsmanager:GetSecretValue',
      Resource: expect.arrayContaining(['ref:Secretsdefault', resource]),
    });
    expect(statement).toHaveProperty('Resource.length', 2);
  });

  it('stands in for a generated one, whose id stays', () => {
    const secrets = withSecret(secretArn).ofType('AWS::SecretsManager::Secret');
    expect(secrets.map(({ logicalId }) => logicalId)).toEqual(['WebhooksSecretsdefault247850C3']);
  });

  it('with a key of its own can be decrypted', () => {
    const stack = synthesizedStack((app) => {
      const scope = new Stack(app, 'Test');
      const encryptionKey = Key.fromKeyArn(scope, 'Key', keyArn);
      const secret = Secret.fromSecretAttributes(scope, 'Secret', {
        secretCompleteArn: secretArn,
        encryptionKey,
      });
      new EnreachWebhooks(scope, 'Webhooks', { endpoints: [{ name: 'a', path: '/a', secret }] });
      return scope;
    });
    expect(ingressStatements(stack)).toContainEqual({
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: keyArn,
    });
  });

  it('of one endpoint is refused for another', () => {
    const endpoints = ['a', 'b', 'c'].map((name) => ({
      name,
      path: `/${name}`,
      ...(name !== 'b' && { secret: secretArn }),
    }));
    expect(() => synthesized({ configuration: defineConfig({ endpoints }) })).toThrow(
      new Error('EnreachWebhooks: endpoints must have secrets of their own: ["c"]'),
    );
  });
});
