import { eventually } from '../../end-to-end/pipeline.ts';
import type { Template } from './changed-assembly.ts';
import { newEvent, withCloud } from './observed-cloud.ts';

const without =
  (type: string, name: string) =>
  (template: Template): Template => ({
    ...template,
    Resources: Object.fromEntries(
      Object.entries(template.Resources).filter(
        ([id, resource]) => resource.Type !== type || !id.includes(name),
      ),
    ),
  });

/** With permissions that name one route as their source. */
const ofRoute =
  (path: string) =>
  (template: Template): Template => ({
    ...template,
    Resources: Object.fromEntries(
      Object.entries(template.Resources).map(([id, resource]) => {
        if (resource.Type !== 'AWS::Lambda::Permission') return [id, resource];
        const named = JSON.stringify(resource.Properties).replace('/*/*/*"', `/*/*${path}"`);
        return [id, { ...resource, Properties: JSON.parse(named) }];
      }),
    ),
  });

/** With a statement more in the policy of the delivery queue. */
const withQueueStatement =
  (statement: object) =>
  (template: Template): Template => {
    const [id, policy] =
      Object.entries(template.Resources).find(
        ([name, { Type }]) => Type === 'AWS::SQS::QueuePolicy' && name.includes('DeliveryQueue'),
      ) ?? [];
    if (id === undefined) throw new Error('the delivery queue has no policy');
    const PolicyDocument = { Statement: [statement] };
    const Properties = { ...policy?.Properties, PolicyDocument };
    return {
      ...template,
      Resources: { ...template.Resources, [id]: { Type: 'AWS::SQS::QueuePolicy', Properties } },
    };
  };

describe('the policies of resources', () => {
  it('let API Gateway invoke the function by the route that they name, and by no other', async () => {
    await withCloud({ change: ofRoute('/webhook') }, async ({ post, denials }) => {
      expect(await post(newEvent().body)).toBe(200);
      expect(denials).toEqual([]);
      expect(await post(newEvent().body, '/')).toBe(500);
      expect(denials).toEqual([
        {
          principal: 'apigateway.amazonaws.com',
          action: 'lambda:InvokeFunction',
          resource: expect.stringMatching(/:function:.*IngressFunction/),
          why: 'noResourcePolicy',
        },
      ]);
    });
  });

  it('deny what the role allows', async () => {
    const deny = { Effect: 'Deny', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' };
    await withCloud({ change: withQueueStatement(deny) }, async ({ post, denials }) => {
      expect(await post(newEvent().body)).toBe(503);
      expect(denials[0]).toMatchObject({ action: 'sqs:SendMessage', why: 'resourcePolicyDenies' });
    });
  });

  it('let EventBridge write to a log group, which else stays empty', async () => {
    const change = without('AWS::Logs::ResourcePolicy', 'EventLog');
    await withCloud({ change }, async ({ cloud, post, denials, lines }) => {
      const { EventLogGroupName: logGroup = '' } = cloud.outputs;
      await post(newEvent().body);
      await eventually(() => lines('Consumer').some((line) => line.includes('"published"')));
      await eventually(() => denials.length > 0);
      expect(denials[0]).toMatchObject({
        principal: 'events.amazonaws.com',
        action: 'logs:CreateLogStream',
        resource: expect.stringContaining('EventLogLogGroup'),
      });
      expect(cloud.logGroups.read(logGroup)).toEqual([]);
    });
  });
});
