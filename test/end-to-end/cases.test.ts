import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { eventually, type Pipeline, secret, startPipeline } from './pipeline.ts';

const folder = 'test/fixtures/cases';

const requestSchema = v.object({ path: v.string(), headers: v.record(v.string(), v.string()) });
const samplesSchema = v.object({
  samples: v.array(
    v.object({
      file: v.string(),
      request: requestSchema,
      expect: v.object({ detailType: v.string(), id: v.string(), occurredAtUtcMs: v.string() }),
    }),
  ),
});
const hostileSchema = v.object({
  cases: v.array(
    v.object({
      file: v.string(),
      request: requestSchema,
      sendFirst: v.optional(v.array(v.string()), []),
      expect: v.object({
        status: v.number(),
        why: v.string(),
        acceptableOutcomes: v.array(v.string()),
        reason: v.optional(v.string()),
        flags: v.optional(v.array(v.string()), []),
      }),
    }),
  ),
});
type Request = v.InferOutput<typeof requestSchema>;

const { samples } = v.parse(
  samplesSchema,
  JSON.parse(readFileSync(`${folder}/samples/index.json`, 'utf8')),
);
const { cases } = v.parse(
  hostileSchema,
  JSON.parse(readFileSync(`${folder}/hostile/index.json`, 'utf8')),
);

const settledSchema = v.object({
  outcome: v.string(),
  deliveryId: v.optional(v.string()),
  reason: v.optional(v.string()),
  flags: v.optional(v.array(v.string()), []),
});
type Settled = v.InferOutput<typeof settledSchema>;

const placeholders: Record<string, string> = {
  '{{SECRET}}': secret,
  '{{SECRET_PREFIX_5}}': secret.slice(0, 5),
};

describe('the cases, over HTTP', () => {
  let pipeline: Pipeline;
  beforeAll(async () => {
    pipeline = await startPipeline();
  });
  afterAll(() => pipeline.stop());

  const linesOf = (deliveryId: string): Settled[] =>
    pipeline.logs
      .filter((line) => line.includes('"outcome"') && line.includes(deliveryId))
      .map((line) => v.parse(settledSchema, JSON.parse(line)));

  const post = async (file: string, { path, headers }: Request) => {
    const all: Record<string, string | undefined> = {
      'X-Benemen-Token': undefined,
      'Content-Type': undefined,
      ...headers,
    };
    for (const [name, value = ''] of Object.entries(headers))
      all[name] = placeholders[value] ?? value;
    // The pipeline's own URL is /webhook.
    return pipeline.post(new Uint8Array(readFileSync(join(folder, file))), {
      path: path.replace('/webhook', ''),
      headers: all,
    });
  };

  const acceptedIds = () =>
    pipeline
      .outcomes('accepted')
      .map((line) => v.parse(settledSchema, JSON.parse(line)).deliveryId ?? '');

  /** Posts and waits for what the consumer makes of it. */
  const settle = async (file: string, request: Request) => {
    const before = new Set(acceptedIds());
    const answer = await post(file, request);
    if (answer.status !== 200) return { answer, settled: undefined };
    const id = await eventually(() => acceptedIds().find((accepted) => !before.has(accepted)));
    const settled = await eventually(() =>
      linesOf(id).find(({ outcome }) => outcome !== 'accepted' && outcome !== 'retry'),
    );
    return { answer, settled };
  };

  it.each(samples)('publishes $file once, with its type and time', async (sample) => {
    const { answer } = await settle(join('samples', sample.file), sample.request);

    expect(answer).toEqual({ status: 200, body: '' });
    const { detailType, id, occurredAtUtcMs } = sample.expect;
    const event = await eventually(() => pipeline.received(id)[0]);
    expect(event['detail-type']).toBe(detailType);
    expect(Date.parse(event.time)).toBe(Math.floor(Date.parse(occurredAtUtcMs) / 1000) * 1000);
    expect(event.detail.metadata.schema).toBe('known');
    expect(pipeline.received(id)).toHaveLength(1);
  });

  it.each(cases)('$file: $expect.why', async ({ file, request, sendFirst, expect: expected }) => {
    for (const first of sendFirst) {
      const earlier = cases.find((one) => one.file === first);
      if (earlier) await settle(join('hostile', first), earlier.request);
    }
    const { answer, settled } = await settle(join('hostile', file), request);

    expect(answer).toEqual({ status: expected.status, body: '' });
    expect(expected.acceptableOutcomes).toContain(settled?.outcome ?? 'rejected');
    if (settled?.outcome === 'quarantined' && expected.reason)
      expect(settled.reason).toBe(expected.reason);
    if (settled?.outcome === 'published')
      expect(settled.flags).toEqual(expect.arrayContaining(expected.flags));
  });

  it('leaves Object.prototype as it was', () => {
    expect(Reflect.has({}, 'polluted')).toBe(false);
  });
});
