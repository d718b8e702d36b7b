import { rmSync } from 'node:fs';
import { startLocalCloud } from '../../lib/local/local-cloud.ts';
import { assemblyOf } from './assembly-of.ts';

describe('what the local cloud cannot run', () => {
  it.each([
    ['a type', { Bucket: { Type: 'AWS::S3::Bucket' } }, /cannot run Bucket \(AWS::S3::Bucket\)/],
    [
      'a property',
      { Queue: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } } },
      /cannot honour Queue: FifoQueue/,
    ],
    [
      'another runtime',
      {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            Code: { S3Bucket: 'b', S3Key: 'k' },
            Handler: 'h',
            Role: 'r',
            Runtime: 'python3.13',
            LoggingConfig: { LogGroup: 'g' },
          },
        },
      },
      /cannot honour Function: Runtime/,
    ],
    [
      'a target with parameters of a FIFO queue',
      {
        Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'Bus' } },
        Rule: {
          Type: 'AWS::Events::Rule',
          Properties: {
            EventBusName: 'Bus',
            EventPattern: { source: ['a'] },
            Targets: [{ Arn: 'a', Id: 'i', SqsParameters: { MessageGroupId: 'g' } }],
          },
        },
      },
      /cannot honour Rule: Targets\.0\.SqsParameters/,
    ],
    [
      'a managed policy',
      {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: { Statement: [] },
            ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
          },
        },
      },
      /cannot honour Role: ManagedPolicyArns/,
    ],
    [
      'a statement that says what it does not mean',
      {
        Policy: {
          Type: 'AWS::IAM::Policy',
          Properties: {
            PolicyName: 'p',
            PolicyDocument: { Statement: { Effect: 'Allow', NotAction: 's3:*', Resource: '*' } },
            Roles: [],
          },
        },
      },
      /cannot honour Policy: PolicyDocument\.Statement\.0\.Action, PolicyDocument\.Statement\.0\.NotAction/,
    ],
    [
      'a condition that is not emulated',
      {
        Policy: {
          Type: 'AWS::SQS::QueuePolicy',
          Properties: {
            PolicyDocument: {
              Statement: {
                Effect: 'Deny',
                Principal: '*',
                Action: 'sqs:*',
                Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
              },
            },
            Queues: [],
          },
        },
      },
      /cannot honour Policy: PolicyDocument\.Statement\.0\.Condition\.IpAddress/,
    ],
  ])('is refused by name: %s', async (_, resources, message) => {
    const assemblyDirectory = assemblyOf(resources);
    await expect(startLocalCloud({ assemblyDirectory, port: 0 })).rejects.toThrow(message);
    rmSync(assemblyDirectory, { recursive: true });
  });

  it.each([
    ['sqs.SendMesage=503', /names the operation "SendMesage": expected .*SendMessage, /],
    ['lambda.nobody=kill', /names the function "nobody"/],
  ])('is refused by name: the fault %s, which nothing could meet', async (fault, message) => {
    const assemblyDirectory = assemblyOf({});
    const starting = startLocalCloud({ assemblyDirectory, port: 0, faults: [fault] });
    await expect(starting).rejects.toThrow(message);
    rmSync(assemblyDirectory, { recursive: true });
  });

  it('is listed with a reason where it exists in name only', async () => {
    const assemblyDirectory = assemblyOf({ Facts: { Type: 'AWS::CDK::Metadata' } });
    const cloud = await startLocalCloud({ assemblyDirectory, port: 0 });
    expect(cloud.notRun).toEqual([
      { logicalId: 'Facts', type: 'AWS::CDK::Metadata', reason: 'nothing to run' },
    ]);
    await cloud.stop();
    rmSync(assemblyDirectory, { recursive: true });
  });
});
