import fc from 'fast-check';
import {
  ingressEnvironment,
  readIngressEnvironment,
} from '../../../functions/ingress/environment.ts';

const environment = {
  queueUrl: 'https://sqs.eu-north-1.amazonaws.com/111122223333/deliveries',
  endpoints: [
    {
      name: 'default',
      path: '/webhook',
      secretId: 'arn:aws:secretsmanager:eu-north-1:111122223333:secret:Token-a1B2c3',
    },
    {
      name: 'second',
      path: '/hooks/second.v2',
      secretId: 'token-of-second',
      allowedSources: ['192.0.2.1', '198.51.100.0/24', '2001:db8::1', '2001:db8::/32', '::/0'],
    },
  ],
};

const canary = 'QmVuZW1lbi';
const [first] = environment.endpoints;
const endpoints = (...parts: readonly object[]) =>
  JSON.stringify(parts.map((part) => ({ ...first, ...part })));
const sources = (...allowedSources: readonly string[]) => endpoints({ allowedSources });

describe('the environment of the ingress', () => {
  it('reads back as it was written', () => {
    expect(readIngressEnvironment(ingressEnvironment(environment))).toEqual(environment);
  });

  it('ignores the variables of others', () => {
    const variables = {
      ...ingressEnvironment(environment),
      AWS_REGION: 'eu-north-1',
      X: undefined,
    };
    expect(readIngressEnvironment(variables)).toEqual(environment);
  });

  it.each([
    ['QUEUE_URL is missing', { QUEUE_URL: undefined }],
    ['ENDPOINTS is missing', { ENDPOINTS: undefined }],
    ['QUEUE_URL must not be empty', { QUEUE_URL: '' }],
    ['QUEUE_URL must be a URL', { QUEUE_URL: canary }],
    ['ENDPOINTS must not be empty', { ENDPOINTS: '' }],
    ['ENDPOINTS must be JSON', { ENDPOINTS: `[{${canary}` }],
    ['ENDPOINTS must be a list', { ENDPOINTS: `{"name":"${canary}"}` }],
    ['ENDPOINTS must not be empty', { ENDPOINTS: '[]' }],
    ['ENDPOINTS.0', { ENDPOINTS: `["${canary}"]` }],
    ['ENDPOINTS.0.name', { ENDPOINTS: endpoints({ name: undefined }) }],
    ['ENDPOINTS.0.name must be', { ENDPOINTS: endpoints({ name: `${canary}\n` }) }],
    ['ENDPOINTS.1.secretId', { ENDPOINTS: endpoints({}, { secretId: [canary] }) }],
    ['ENDPOINTS.0.path must start', { ENDPOINTS: endpoints({ path: canary }) }],
    ['ENDPOINTS.0.path must start', { ENDPOINTS: endpoints({ path: `/${canary}/` }) }],
    ['ENDPOINTS.0.path must start', { ENDPOINTS: endpoints({ path: `/${canary}/{proxy+}` }) }],
    ['must have unique names', { ENDPOINTS: endpoints({ path: '/a' }, { path: '/b' }) }],
    ['must have unique paths', { ENDPOINTS: endpoints({ name: 'a' }, { name: 'b' }) }],
    ['allowedSources must not be empty', { ENDPOINTS: sources() }],
    ['allowedSources must be a list', { ENDPOINTS: endpoints({ allowedSources: canary }) }],
    ...[
      canary,
      '192.0.2',
      '192.0.2.1/33',
      '192.0.2.1/',
      '192.0.2.1/-1',
      '192.0.2.1/8/8',
      '::/129',
      'fe80::1%eth0',
    ].map((source): [string, Record<string, string>] => [
      'ENDPOINTS.0.allowedSources.0 must be an address or a CIDR block',
      { ENDPOINTS: sources(source) },
    ]),
  ])('names the fault and no value: %s', (fault, variables) => {
    const read = () => readIngressEnvironment({ ...ingressEnvironment(environment), ...variables });
    expect(read).toThrow(fault);
    expect(read).not.toThrow(canary);
  });

  it('names all faults at once', () => {
    expect(() => readIngressEnvironment({})).toThrow(
      'wrong environment: QUEUE_URL is missing; ENDPOINTS is missing',
    );
  });

  it('reads back whatever names, paths and secrets there are', () => {
    const name = fc.stringMatching(/^[\w-]{1,64}$/).filter((text) => !(text in {}));
    const endpoint = fc.record(
      {
        name,
        path: fc.stringMatching(/^(\/[\w.~-]{1,20}){1,3}$/),
        secretId: fc.string({ minLength: 1 }),
        allowedSources: fc.array(
          fc.oneof(
            fc.ipV4(),
            fc.ipV4().map((ip) => `${ip}/24`),
          ),
          {
            minLength: 1,
          },
        ),
      },
      { requiredKeys: ['name', 'path', 'secretId'] },
    );
    const unique = fc
      .uniqueArray(endpoint, { minLength: 1, selector: ({ path }) => path })
      .filter((all) => new Set(all.map((one) => one.name)).size === all.length);
    fc.assert(
      fc.property(unique, (all) => {
        const given = { queueUrl: environment.queueUrl, endpoints: all };
        expect(readIngressEnvironment(ingressEnvironment(given))).toEqual(given);
      }),
    );
  });
});
