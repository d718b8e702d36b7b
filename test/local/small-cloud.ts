import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Activity } from '../../lib/local/activity.ts';
import { type LocalCloud, startLocalCloud } from '../../lib/local/local-cloud.ts';

const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });

const source = `export const handler = async (event) => {
  console.log(JSON.stringify({ outcome: 'handled', event }));
  if (event?.fail) throw new TypeError(event.fail);
  return event?.Records ? {} : { echoed: event };
};`;

const allow = (Action: string[], Resource: unknown) => ({ Effect: 'Allow', Action, Resource });

const Resources = {
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'lambda.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        ],
      },
      Policies: [
        {
          PolicyName: 'own',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              allow(['logs:CreateLogStream', 'logs:PutLogEvents'], arnOf('Lines')),
              allow(
                ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
                arnOf('Queue'),
              ),
            ],
          },
        },
      ],
    },
  },
  Lines: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 7 } },
  Queue: { Type: 'AWS::SQS::Queue', Properties: {} },
  Echo: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Code: { S3Bucket: 'assets', S3Key: 'echo.zip' },
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Timeout: 5,
      Description: 'gives back what it gets',
      Architectures: ['arm64'],
      Environment: { Variables: { COLOUR: 'red' } },
      LoggingConfig: { LogGroup: { Ref: 'Lines' } },
      Role: arnOf('Role'),
    },
  },
  Mapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: arnOf('Queue'),
      FunctionName: { Ref: 'Echo' },
      BatchSize: 5,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 2 },
    },
  },
};

const Outputs = {
  QueueName: {
    Value: { 'Fn::GetAtt': ['Queue', 'QueueName'] },
    Description: 'where <events> & others wait',
  },
  FunctionName: { Value: { Ref: 'Echo' }, Export: { Name: 'echo' } },
};

export interface SmallCloud {
  readonly cloud: LocalCloud;
  readonly problems: readonly string[];
  readonly stop: () => Promise<void>;
}

/** A function that echoes, a queue that feeds it, the log group that it writes to. */
export const startSmallCloud = async (): Promise<SmallCloud> => {
  const directory = mkdtempSync(join(tmpdir(), 'small-cloud-'));
  const write = (file: string, content: object) =>
    writeFileSync(join(directory, file), JSON.stringify(content));
  const properties = { templateFile: 'Small.template.json' };
  write('manifest.json', {
    artifacts: { Small: { type: 'aws:cloudformation:stack', properties } },
  });
  write('Small.assets.json', { files: { echo: { source: { path: 'echo', packaging: 'zip' } } } });
  write('Small.template.json', { Description: 'A small stack', Resources, Outputs });
  mkdirSync(join(directory, 'echo'));
  writeFileSync(join(directory, 'echo', 'index.mjs'), source);

  const problems: string[] = [];
  const cloud = await startLocalCloud({
    assemblyDirectory: directory,
    port: 0,
    onActivity: (activity: Activity) => {
      if (activity.kind === 'problem') problems.push(activity.message);
    },
  });
  return {
    cloud,
    problems,
    stop: async () => {
      await cloud.stop();
      rmSync(directory, { recursive: true });
    },
  };
};
