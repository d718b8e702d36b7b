import * as v from 'valibot';
import { type Synthesized, synthesized } from './synthesized.ts';

describe('the front door', () => {
  let stack: Synthesized;
  beforeAll(() => {
    stack = synthesized();
  });

  const routesOf = ({ ofType }: Synthesized) =>
    ofType('AWS::ApiGatewayV2::Route').map(({ properties }) => properties.RouteKey);

  it.each([
    ['the default endpoint', undefined, ['/webhook']],
    ['one of its own', [{ name: 'a', path: '/hooks/a' }], ['/hooks/a']],
    [
      'several',
      [
        { name: 'a', path: '/a' },
        { name: 'b', path: '/b' },
      ],
      ['/a', '/b'],
    ],
  ])('takes POST and nothing else at each path and below it: %s', (_, endpoints, paths) => {
    const expected = paths.flatMap((path) => [`POST ${path}`, `POST ${path}/{proxy+}`]);
    expect(routesOf(synthesized({ endpoints }))).toEqual(expected);
  });

  it('sends every route to the ingress, in the format that it reads, and waits 5 s at most', () => {
    const routes = stack.ofType('AWS::ApiGatewayV2::Route');
    expect(routes).toHaveLength(2);
    for (const { properties } of routes) {
      const integration = `${properties.Target}`.replace('integrations/ref:', '');
      expect(stack.the(integration).properties).toEqual({
        ApiId: 'ref:FrontDoorApi',
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: 'arn:IngressFunction',
        PayloadFormatVersion: '2.0',
        // Whatever befalls the function, Enreach hears of it.
        TimeoutInMillis: 5_000,
      });
    }
  });

  // Each permission is a statement of the function's policy, which may have 20,480 bytes.
  it('may invoke the ingress by one permission, however many endpoints there are', () => {
    const endpoints = ['a', 'b', 'c'].map((name) => ({ name, path: `/${name}` }));
    const permissions = synthesized({ endpoints }).ofType('AWS::Lambda::Permission');
    expect(permissions.map(({ properties }) => properties)).toEqual([
      {
        Action: 'lambda:InvokeFunction',
        FunctionName: 'arn:IngressFunction',
        Principal: 'apigateway.amazonaws.com',
        SourceArn: 'arn:PARTITION:execute-api:REGION:ACCOUNT:ref:FrontDoorApi/*/*/*',
      },
    ]);
  });

  it('throttles at the account limit, not below: what is refused is soon lost', () => {
    expect(stack.the('FrontDoorStage').properties).toMatchObject({
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 10_000, ThrottlingBurstLimit: 5_000 },
    });
    expect(stack.the('FrontDoorStage').properties).not.toHaveProperty('RouteSettings');
  });

  const accessLog = () =>
    v.parse(
      v.object({
        AccessLogSettings: v.object({
          DestinationArn: v.string(),
          Format: v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.string())),
        }),
      }),
      stack.the('FrontDoorStage').properties,
    ).AccessLogSettings;

  it('logs each request in a log group that does not keep it for ever', () => {
    expect(accessLog().DestinationArn).toBe('arn:FrontDoorAccessLog');
    expect(stack.the('FrontDoorAccessLog').properties).toEqual({ RetentionInDays: 30 });
    expect(accessLog().Format).toMatchObject({
      requestId: '$context.requestId',
      routeKey: '$context.routeKey',
      status: '$context.status',
      sourceIp: '$context.identity.sourceIp',
    });
  });

  it('logs only what API Gateway itself says, no header and no body', () => {
    const values = Object.values(accessLog().Format);
    expect(values).toEqual(values.map(() => expect.stringMatching(/^\$context\.[A-Za-z.]+$/)));
  });
});
