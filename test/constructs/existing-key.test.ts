import * as v from 'valibot';
import { defineConfig } from '../../lib/config.ts';
import { type Synthesized, synthesized } from './synthesized.ts';

const key = 'arn:aws:kms:eu-north-1:111122223333:key/0a1b2c3d-0000-4000-8000-000000000000';

const statements = v.object({
  PolicyDocument: v.object({ Statement: v.array(v.looseObject({ Resource: v.unknown() })) }),
});

describe('an existing key', () => {
  let stack: Synthesized;
  let plain: Synthesized;
  beforeAll(() => {
    stack = synthesized({ configuration: defineConfig({ encryptionKey: key }) });
    plain = synthesized();
  });

  it.each(['QueuesDeliveryQueue', 'QueuesDeadLetterQueue'])('encrypts %s', (name) => {
    const { properties } = stack.the(name);
    expect(properties.KmsMasterKeyId).toBe(key);
    // The two exclude each other.
    expect(properties).not.toHaveProperty('SqsManagedSseEnabled');
  });

  it.each(['TablesDeliveries', 'TablesQuarantine'])('encrypts %s', (name) => {
    expect(stack.the(name).properties).toMatchObject({
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      Replicas: [
        {
          Region: 'REGION',
          DeletionProtectionEnabled: true,
          SSESpecification: { KMSMasterKeyId: key },
        },
      ],
    });
  });

  it('encrypts the generated secret, whose generator stays as it is', () => {
    expect(stack.the('Secretsdefault').properties).toEqual({
      ...plain.the('Secretsdefault').properties,
      KmsKeyId: key,
    });
  });

  it.each([
    // To send to a queue, and to read a secret.
    ['IngressFunction', ['kms:Decrypt', 'kms:GenerateDataKey']],
    // To receive from a queue, and what tables need of who uses them.
    [
      'ConsumerFunction',
      [
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:Encrypt',
        'kms:GenerateDataKey',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
      ],
    ],
  ])('may be used by %s, no more than is needed', (name, actions) => {
    const { properties } = stack.the(`${name}RoleDefaultPolicy`);
    const ofKey = v
      .parse(statements, properties)
      .PolicyDocument.Statement.filter(({ Resource }) => Resource === key);
    expect(ofKey).toEqual([{ Effect: 'Allow', Action: actions, Resource: key }]);
  });

  // Each would need the key's policy to name a service of AWS, and fail without a word if it did not.
  it.each([
    'AWS::Events::Archive',
    'AWS::Logs::LogGroup',
    'AWS::SNS::Topic',
    'AWS::Events::EventBus',
  ])('is not asked for by %s', (type) => {
    expect(stack.ofType(type).length).toBeGreaterThan(0);
    expect(JSON.stringify(stack.ofType(type))).not.toContain(key);
  });

  it('changes no logical id', () => {
    const idsOf = ({ resources }: Synthesized) => resources.map(({ logicalId }) => logicalId);
    expect(idsOf(stack)).toEqual(idsOf(plain));
  });
});
