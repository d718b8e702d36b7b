import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { readSecretFrom } from '../../../functions/ingress/aws-calls.ts';
import { readAhead } from '../../../functions/ingress/read-ahead.ts';
import { awsClientOptions } from '../../../functions/runtime/aws-client-options.ts';
import { lightenClient } from '../../../functions/runtime/lighten-client.ts';
import { refuse, startAwsStub } from '../consumer/aws-stub.ts';

const limits = { abortSignal: new AbortController().signal, requestTimeout: 1_000 };

const makeReader = () => {
  const reads: string[] = [];
  return {
    reads,
    read: async (secretId: string, stage: string) => {
      reads.push(`${secretId} ${stage}`);
      return stage === 'AWSCURRENT' ? `${secretId}-${reads.length}` : undefined;
    },
  };
};

it('reads both secrets of each endpoint ahead, and hands each out once', async () => {
  const { reads, read } = makeReader();
  const readSecret = await readAhead(read, ['a', 'b'], () => 0);
  expect(new Set(reads)).toEqual(
    new Set(['a AWSCURRENT', 'a AWSPREVIOUS', 'b AWSCURRENT', 'b AWSPREVIOUS']),
  );
  expect(await readSecret('a', 'AWSCURRENT', limits)).toBe('a-1');
  expect(await readSecret('a', 'AWSPREVIOUS', limits)).toBeUndefined();
  expect(reads).toHaveLength(4);
  expect(await readSecret('a', 'AWSCURRENT', limits)).toBe('a-5');
});

it('reads again what was read too long ago', async () => {
  const { reads, read } = makeReader();
  let nowMs = 0;
  const readSecret = await readAhead(read, ['a'], () => nowMs);
  nowMs = 5_000;
  expect(await readSecret('a', 'AWSCURRENT', limits)).toBe('a-3');
  expect(reads).toHaveLength(3);
});

it('reads when it is asked what could not be read ahead', async () => {
  let isDown = true;
  const readSecret = await readAhead(
    async () => {
      if (isDown) throw new Error('down');
      return 'secret';
    },
    ['a'],
    () => 0,
  );
  await expect(readSecret('a', 'AWSCURRENT', limits)).rejects.toThrow('down');
  isDown = false;
  expect(await readSecret('a', 'AWSCURRENT', limits)).toBe('secret');
});

it('gives up after a second, whatever pause the store asks for', async () => {
  const store = await startAwsStub(refuse(503, 'ServiceUnavailable', { 'retry-after': '5' }));
  const client = lightenClient(
    new SecretsManagerClient({
      ...awsClientOptions({ maxAttempts: 3, requestTimeoutMs: 1_500 }),
      endpoint: store.url,
      region: 'eu-north-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    }),
  );
  const startedMs = performance.now();
  await readAhead(readSecretFrom(client), ['a'], Date.now);
  expect(performance.now() - startedMs).toBeLessThan(3_000);
  client.destroy();
  await store.stop();
});
