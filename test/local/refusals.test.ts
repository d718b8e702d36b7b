import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalCloud } from '../../lib/local/local-cloud.ts';

const assemblyOf = (Resources: object): string => {
  const directory = mkdtempSync(join(tmpdir(), 'assembly-'));
  const artifacts = {
    Stack: {
      type: 'aws:cloudformation:stack',
      properties: { templateFile: 'Stack.template.json' },
    },
  };
  const write = (file: string, content: object) =>
    writeFileSync(join(directory, file), JSON.stringify(content));
  write('manifest.json', { artifacts });
  write('Stack.assets.json', { files: {} });
  write('Stack.template.json', { Resources });
  return directory;
};

describe('what the local cloud cannot run', () => {
  it.each([
    ['a type', { Topic: { Type: 'AWS::SNS::Topic' } }, /cannot run Topic \(AWS::SNS::Topic\)/],
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
  ])('is refused by name: %s', async (_, resources, message) => {
    const assemblyDirectory = assemblyOf(resources);
    await expect(startLocalCloud({ assemblyDirectory, port: 0 })).rejects.toThrow(message);
    rmSync(assemblyDirectory, { recursive: true });
  });

  it('is listed with a reason where it exists in name only', async () => {
    const assemblyDirectory = assemblyOf({ Role: { Type: 'AWS::IAM::Role' } });
    const cloud = await startLocalCloud({ assemblyDirectory, port: 0 });
    expect(cloud.notRun).toEqual([
      { logicalId: 'Role', type: 'AWS::IAM::Role', reason: 'permissions are not checked' },
    ]);
    await cloud.stop();
    rmSync(assemblyDirectory, { recursive: true });
  });
});
