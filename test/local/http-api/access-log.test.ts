import { accessLogLine } from '../../../lib/local/http-api/access-log.ts';
import type { AnsweredRequest } from '../../../lib/local/http-api/types.ts';
import { closeApis, returns, startApi } from './test-api.ts';

const format =
  '$context.httpMethod $context.path $context.routeKey $context.status $context.integration.status $context.error.message $context.error.responseType';

const setUp = async (...given: Parameters<typeof startApi>) => {
  const [invoke, options] = given;
  const answered: AnsweredRequest[] = [];
  const api = await startApi(invoke, {
    routeKeys: ['POST /webhook'],
    ...options,
    onAnswered: (request) => answered.push(request),
  });
  return { api, answered, lines: () => answered.map((request) => accessLogLine(format, request)) };
};

describe('the access log', () => {
  afterEach(closeApis);

  it('comes with what was sent, where that was read', async () => {
    const { api, answered } = await setUp();
    await api.send({ path: '/webhook', body: 'sent' });
    await api.send({ path: '/other', body: 'unread' });
    expect(answered.map(({ body }) => body?.toString())).toEqual(['sent', undefined]);
  });

  it('has the answer of the function', async () => {
    const { api, lines } = await setUp(returns({ statusCode: 413 }));
    await api.send({ path: '/webhook?a=b' });
    expect(lines()).toEqual(['POST /webhook POST /webhook 413 413 - -']);
  });

  it("has API Gateway's own answers, for which the function was not asked or did not answer", async () => {
    const { api, lines } = await setUp(
      async () => ({
        ok: false,
        functionError: 'Unhandled',
        payload: { errorType: 'E', errorMessage: 'm' },
      }),
      { throttle: { rateLimit: 0.001, burstLimit: 2 } },
    );
    await api.send({ path: '/other' });
    await api.send({ path: '/webhook', body: Buffer.alloc(10 * 1024 * 1024 + 1) });
    await api.send({ path: '/webhook' });
    await api.send({ path: '/webhook' });
    expect(lines()).toEqual([
      'POST /other - 404 - Not Found -',
      'POST /webhook POST /webhook 413 - Request Entity Too Large -',
      'POST /webhook POST /webhook 500 - Internal Server Error -',
      'POST /webhook POST /webhook 429 - Too Many Requests -',
    ]);
  });

  it('says when, who and how long', async () => {
    const { api, answered } = await setUp();
    await api.send({ path: '/webhook', headers: { 'user-agent': 'tester' } });
    const all = [
      'accountId apiId stage requestTime requestTimeEpoch protocol domainName domainPrefix identity.sourceIp',
      'identity.userAgent responseLength responseLatency integration.latency requestId extendedRequestId nothing',
    ]
      .flatMap((names) => names.split(' '))
      .map((name) => `$context.${name}`)
      .join(' ');
    expect(answered.map((request) => accessLogLine(all, request))).toEqual([
      expect.stringMatching(
        /^123456789012 local \$default \d\d\/[A-Z][a-z]{2}\/\d{4}:[\d:]{8} \+0000 \d{13} HTTP\/1\.1 127\.0\.0\.1 127 127\.0\.0\.1 tester 0 \d+ \d+ (\S+=) \1 -$/,
      ),
    ]);
  });
});
