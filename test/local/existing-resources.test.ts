import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeEventBusCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type LocalCloud, startLocalCloud } from '../../lib/local/local-cloud.ts';

const account = 'us-east-1:000000000000';
const foreignSecret = 'arn:aws:secretsmanager:eu-north-1:111122223333:secret:theirs/b-a1B2c3';

const rule = (EventBusName?: unknown) => ({
  Type: 'AWS::Events::Rule',
  Properties: { EventBusName, EventPattern: { source: ['a'] } },
});

const Resources = {
  Own: { Type: 'AWS::Events::EventBus', Properties: { Name: 'Own' } },
  OwnSecret: {
    Type: 'AWS::SecretsManager::Secret',
    Properties: { GenerateSecretString: { PasswordLength: 9, ExcludePunctuation: true } },
  },
  OnOwn: rule({ Ref: 'Own' }),
  OnDefault: rule(),
  OnTheirs: rule('theirs'),
  Archive: {
    Type: 'AWS::Events::Archive',
    Properties: { SourceArn: `arn:aws:events:${account}:event-bus/archived` },
  },
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: { AssumeRolePolicyDocument: { Statement: [] } },
  },
  Policy: {
    Type: 'AWS::IAM::Policy',
    Properties: {
      PolicyName: 'p',
      Roles: [{ Ref: 'Role' }],
      PolicyDocument: {
        Statement: {
          Effect: 'Allow',
          Action: 'secretsmanager:GetSecretValue',
          Resource: [
            { Ref: 'OwnSecret' },
            foreignSecret,
            `arn:aws:secretsmanager:${account}:secret:theirs/a-??????`,
          ],
        },
      },
    },
  },
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'Webhooks', ProtocolType: 'HTTP' } },
  Domain: {
    Type: 'AWS::ApiGatewayV2::DomainName',
    Properties: { DomainName: 'hooks.example.com', DomainNameConfigurations: [] },
  },
};
const Outputs = {
  Url: { Value: { 'Fn::Join': ['', ['https://', { Ref: 'Domain' }, '/webhook']] } },
  Other: { Value: 'https://hooks.example.com.example.org/webhook' },
};

describe('what a template counts on and does not make', () => {
  let cloud: LocalCloud;
  let directory: string;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'existing-'));
    const write = (file: string, content: object) =>
      writeFileSync(join(directory, file), JSON.stringify(content));
    const properties = { templateFile: 'Stack.template.json' };
    write('manifest.json', {
      artifacts: { Stack: { type: 'aws:cloudformation:stack', properties } },
    });
    write('Stack.assets.json', { files: {} });
    write('Stack.template.json', { Resources, Outputs });
    cloud = await startLocalCloud({ assemblyDirectory: directory, port: 0, secrets: ['b', 'a'] });
  });
  afterAll(async () => {
    await cloud?.stop();
    rmSync(directory, { recursive: true });
  });

  const client = () => ({
    endpoint: cloud.endpoint,
    region: cloud.region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });

  it('is named at the start: each bus and each secret of others, and nothing of its own', () => {
    const reason = 'not of this stack: an empty one stands in';
    expect(cloud.notRun).toEqual([
      { logicalId: 'theirs', type: 'AWS::Events::EventBus', reason },
      { logicalId: 'archived', type: 'AWS::Events::EventBus', reason },
      { logicalId: 'theirs/b', type: 'AWS::SecretsManager::Secret', reason },
      { logicalId: 'theirs/a', type: 'AWS::SecretsManager::Secret', reason },
    ]);
  });

  it.each(['theirs', 'archived'])('exists, if it is a bus: %s', async (Name) => {
    const eventBridge = new EventBridgeClient(client());
    const bus = await eventBridge.send(new DescribeEventBusCommand({ Name }));
    expect(bus.Arn).toBe(`arn:aws:events:${account}:event-bus/${Name}`);
    eventBridge.destroy();
  });

  it.each([
    [foreignSecret, 'b'],
    ['theirs/a', 'a'],
    // The last one given is that of all that are left.
    ['OwnSecret', 'a'],
  ])('exists, if it is a secret, with the next value given: %s', async (SecretId, expected) => {
    const secretsManager = new SecretsManagerClient(client());
    const { SecretString } = await secretsManager.send(new GetSecretValueCommand({ SecretId }));
    expect(SecretString).toBe(expected);
    secretsManager.destroy();
  });

  it('is reached here, if it is a custom domain', () => {
    expect(cloud.outputs.Url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/webhook$/);
    expect(cloud.outputs.Other).toBe(Outputs.Other.Value);
  });
});
