import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Activity } from '../../../lib/local/activity.ts';
import { type LocalCloud, startLocalCloud } from '../../../lib/local/local-cloud.ts';

const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });

const source = `export const handler = async ({ requestContext }) => {
  console.log('asked');
  return { statusCode: 200, body: requestContext.apiId };
};`;

/** What CDK writes of `new HttpApi(…)` with a default integration. */
const apiOf = (id: string) => ({
  [id]: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: id, ProtocolType: 'HTTP' } },
  [`${id}Integration`]: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: {
      ApiId: { Ref: id },
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: arnOf('Function'),
      PayloadFormatVersion: '2.0',
    },
  },
  [`${id}Route`]: {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      ApiId: { Ref: id },
      RouteKey: '$default',
      Target: { 'Fn::Join': ['', ['integrations/', { Ref: `${id}Integration` }]] },
      AuthorizationType: 'NONE',
    },
  },
  [`${id}Stage`]: {
    Type: 'AWS::ApiGatewayV2::Stage',
    Properties: { ApiId: { Ref: id }, StageName: '$default', AutoDeploy: true },
  },
});

const Resources = {
  // As CDK makes it for a function that is not given one.
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'lambda.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        ],
      },
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
    },
  },
  Lines: { Type: 'AWS::Logs::LogGroup' },
  Function: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Code: { S3Bucket: 'assets', S3Key: 'function.zip' },
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Timeout: 5,
      LoggingConfig: { LogGroup: { Ref: 'Lines' } },
      Role: arnOf('Role'),
    },
  },
  Permission: {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: arnOf('Function'),
      Principal: 'apigateway.amazonaws.com',
    },
  },
  ...apiOf('Webhooks'),
  ...apiOf('Page'),
};

const urlOf = (api: string) => ({ Value: { 'Fn::GetAtt': [api, 'ApiEndpoint'] } });
const Outputs = { WebhooksUrl: urlOf('Webhooks'), PageUrl: urlOf('Page') };

describe('a template with two HTTP APIs', () => {
  const directory = mkdtempSync(join(tmpdir(), 'several-apis-'));
  const activities: Activity[] = [];
  let cloud: LocalCloud;

  beforeAll(async () => {
    const write = (file: string, content: object) =>
      writeFileSync(join(directory, file), JSON.stringify(content));
    const properties = { templateFile: 'Two.template.json' };
    write('manifest.json', {
      artifacts: { Two: { type: 'aws:cloudformation:stack', properties } },
    });
    write('Two.assets.json', {
      files: { function: { source: { path: 'function', packaging: 'zip' } } },
    });
    write('Two.template.json', { Resources, Outputs });
    mkdirSync(join(directory, 'function'));
    writeFileSync(join(directory, 'function', 'index.mjs'), source);
    cloud = await startLocalCloud({
      assemblyDirectory: directory,
      port: 0,
      onActivity: (activity) => activities.push(activity),
    });
  });
  afterAll(async () => {
    await cloud.stop();
    rmSync(directory, { recursive: true });
  });

  it('serves each at an address of its own, by its own routes', async () => {
    const answerOf = async (url = '') => (await fetch(url)).text();
    expect(await answerOf(cloud.outputs.WebhooksUrl)).toBe('Webhooks');
    expect(await answerOf(cloud.outputs.PageUrl)).toBe('Page');
    expect(cloud.outputs.PageUrl).not.toBe(cloud.outputs.WebhooksUrl);
  });

  it('tells of requests to the first only, which is that of the webhooks', () => {
    const asked = activities.flatMap((activity) =>
      activity.kind === 'answered' ? [activity.request.api.apiId] : [],
    );
    expect(asked).toEqual(['Webhooks']);
  });

  it("lets a function write its lines by AWS's own policy for that", () => {
    const lines = activities.flatMap((activity) =>
      activity.kind === 'log' ? [activity.text] : [],
    );
    expect(lines.filter((line) => line.includes('asked'))).toHaveLength(2);
    expect(activities.filter(({ kind }) => kind === 'denied')).toEqual([]);
  });
});
