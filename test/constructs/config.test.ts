import settings from '../../enreach.config.ts';
import { defineConfig, type EnreachConfig } from '../../lib/config.ts';

const endpoint = { name: 'first', path: '/first' };
const withEndpoint = (parts: object) => ({ endpoints: [{ ...endpoint, ...parts }] });

describe('the configuration', () => {
  it.each<[string, EnreachConfig, object]>([
    ['nothing', {}, { stackName: 'EnreachWebhooks' }],
    ['a name', { stackName: 'Hooks-2' }, { stackName: 'Hooks-2' }],
    [
      'no schema registry',
      { schemaRegistry: false },
      { stackName: 'EnreachWebhooks', schemaRegistry: false },
    ],
    [
      'endpoints',
      withEndpoint({ allowedSources: ['192.0.2.0/24', '2001:db8::1'] }),
      {
        stackName: 'EnreachWebhooks',
        endpoints: [{ ...endpoint, allowedSources: ['192.0.2.0/24', '2001:db8::1'] }],
      },
    ],
  ])('takes %s', (_, config, expected) => {
    expect(defineConfig(config)).toEqual(expected);
  });

  it('deploys one endpoint when nobody has edited it', () => {
    expect(settings).toEqual({ stackName: 'EnreachWebhooks' });
  });

  it.each<[fault: string, config: unknown]>([
    ['the configuration must be an object', null],
    ['the configuration must be an object', 'x'],
    ['eventlog is no option', { eventlog: true }],
    ['stackName must be a string', { stackName: 5 }],
    ['stackName must be a string', { stackName: null }],
    [
      'stackName must be up to 128 letters, digits and dashes, a letter first',
      { stackName: 'my_stack' },
    ],
    [
      'stackName must be up to 128 letters, digits and dashes, a letter first',
      { stackName: `S${'s'.repeat(128)}` },
    ],
    ['schemaRegistry must be true or false', { schemaRegistry: 'no' }],
    ['endpoints must be a list', { endpoints: {} }],
    ['endpoints must not be empty', { endpoints: [] }],
    ['endpoints.0 must be an object', { endpoints: ['/webhook'] }],
    ['endpoints.0.name is missing', { endpoints: [{ path: '/a' }] }],
    ['endpoints.0.path is missing', { endpoints: [{ name: 'a' }] }],
    ['endpoints.0.secret is no option', withEndpoint({ secret: 's' })],
    ['endpoints.0.name must be 1 to 64 letters, digits, - or _', withEndpoint({ name: 'a b' })],
    ['endpoints.0.path must start with / and not end with it', withEndpoint({ path: '/a/' })],
    ['endpoints.0.allowedSources must not be empty', withEndpoint({ allowedSources: [] })],
    [
      'endpoints.0.allowedSources.1 must be an address or a CIDR block',
      withEndpoint({ allowedSources: ['::1', '999.0.0.1'] }),
    ],
    ['endpoints must have unique names', { endpoints: [endpoint, { ...endpoint, path: '/b' }] }],
    ['endpoints must have unique paths', { endpoints: [endpoint, { ...endpoint, name: 'b' }] }],
    [
      'stackName must be a string; endpoints.0.path is missing; region is no option',
      { stackName: [], endpoints: [{ name: 'a' }], region: 'eu-north-1' },
    ],
  ])('is refused: %s', (fault, config) => {
    // @ts-expect-error What the editor would underline, run all the same.
    expect(() => defineConfig(config)).toThrow(new Error(`enreach.config.ts: ${fault}`));
  });
});
