import { isForeign } from '../../../lib/local/front-door/foreign-request.ts';

describe('a request to this machine', () => {
  it.each([
    ['by a program', { host: '127.0.0.1:4566' }],
    ['by its name', { host: 'LocalHost:4566' }],
    ['over IPv6', { host: '[::1]:4566' }],
    ['through a forwarded port', { host: 'localhost:9000' }],
    ['on the default port', { host: '127.0.0.1' }],
    ['typed into the address bar', { host: '127.0.0.1:4566', 'sec-fetch-site': 'none' }],
    [
      'from its own page',
      { host: '127.0.0.1:4566', origin: 'http://127.0.0.1:4566', 'sec-fetch-site': 'same-origin' },
    ],
  ])('is not foreign: %s', (_, headers) => {
    expect(isForeign(headers)).toBe(false);
  });

  it.each([
    ['by a name that leads here (DNS rebinding)', { host: 'evil.example:4566' }],
    ['by a name that begins like ours', { host: 'localhost.evil.example:4566' }],
    ['by a name that ends like ours', { host: 'evil.localhost:4566' }],
    ['by an address of the network', { host: '192.168.0.2:4566' }],
    ['without a host', {}],
    ['by a page of another site', { host: '127.0.0.1:4566', origin: 'https://evil.example' }],
    ['by a page on another port', { host: '127.0.0.1:4566', origin: 'http://127.0.0.1:3000' }],
    ['by a sandboxed page', { host: '127.0.0.1:4566', origin: 'null' }],
    ['by an image of a page', { host: '127.0.0.1:4566', 'sec-fetch-site': 'cross-site' }],
    ['by one of another port', { host: '127.0.0.1:4566', 'sec-fetch-site': 'same-site' }],
  ])('is foreign: %s', (_, headers) => {
    expect(isForeign(headers)).toBe(true);
  });
});
