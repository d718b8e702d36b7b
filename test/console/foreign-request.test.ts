import { isForeign } from '../../lib/console/server/foreign-request.ts';

const port = 8081;

describe('a request to the console', () => {
  it.each([
    [
      'from its page',
      { host: '127.0.0.1:8081', origin: 'http://127.0.0.1:8081', 'sec-fetch-site': 'same-origin' },
    ],
    ['by its other name', { host: 'localhost:8081' }],
    ['typed into the address bar', { host: '127.0.0.1:8081', 'sec-fetch-site': 'none' }],
  ])('is answered: %s', (_, headers) => {
    expect(isForeign(headers, port)).toBe(false);
  });

  it.each([
    ['by a name that leads here (DNS rebinding)', { host: 'evil.example:8081' }],
    ['to another port', { host: '127.0.0.1:8082' }],
    ['without a host', {}],
    ['by another page', { host: '127.0.0.1:8081', origin: 'https://evil.example' }],
    ['by another local page', { host: '127.0.0.1:8081', origin: 'http://127.0.0.1:3000' }],
    ['by a sandboxed page', { host: '127.0.0.1:8081', origin: 'null' }],
    [
      'by another site, without an origin',
      { host: '127.0.0.1:8081', 'sec-fetch-site': 'cross-site' },
    ],
    ['by another port of this machine', { host: 'localhost:8081', 'sec-fetch-site': 'same-site' }],
  ])('is refused: %s', (_, headers) => {
    expect(isForeign(headers, port)).toBe(true);
  });
});
