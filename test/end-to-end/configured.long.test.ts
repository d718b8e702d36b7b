import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Activity } from '../../lib/local/activity.ts';
import { type LocalCloud, startLocalCloud } from '../../lib/local/local-cloud.ts';
import { type Synthesized, synthesize } from '../../lib/local/synthesize.ts';
import { eventually } from './pipeline.ts';

const example = JSON.parse(readFileSync('docs/example-event.json', 'utf8'));

const publishedSchema = v.object({
  Id: v.string(),
  metadata: v.object({ endpoint: v.string() }),
});

describe('a stack with two endpoints, an allow list, a domain, and a bus, a secret and a key that exist', () => {
  let synthesized: Synthesized;
  let cloud: LocalCloud;
  const published: { bus: string; id: string; endpoint: string }[] = [];
  const denials: string[] = [];

  beforeAll(async () => {
    synthesized = await synthesize({ app: 'test/end-to-end/configured-app.ts' });
    cloud = await startLocalCloud({
      assemblyDirectory: synthesized.directory,
      port: 0,
      secrets: ['existing-secret', 'generated-secret'],
      onActivity: (activity: Activity) => {
        if (activity.kind === 'denied') denials.push(activity.denial.action);
        if (activity.kind !== 'delivered' || !activity.rule.includes('EventLog')) return;
        const { json } = activity.event;
        const { detail } = v.parse(v.object({ detail: publishedSchema }), JSON.parse(json));
        const bus = activity.event.busName;
        published.push({ bus, id: detail.Id, endpoint: detail.metadata.endpoint });
      },
    });
  });
  afterAll(async () => {
    await cloud?.stop();
    await synthesized?.remove();
  });

  const post = async (url: string | undefined, token: string) => {
    const id = randomUUID();
    const { status } = await fetch(`${url}`, {
      method: 'POST',
      headers: { 'X-Benemen-Token': token, 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...example, Id: id }),
    });
    return { id, status };
  };

  it('names the URLs where its endpoints can be reached here', () => {
    const { WebhookUrl, WebhookUrlcare } = cloud.outputs;
    expect(WebhookUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/hooks\/sales$/);
    expect(WebhookUrlcare).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/hooks\/care\.v2$/);
  });

  it('publishes to the existing bus what comes with the existing secret', async () => {
    const { id, status } = await post(cloud.outputs.WebhookUrlcare, 'existing-secret');
    expect(status).toBe(200);
    const event = await eventually(() => published.find((one) => one.id === id));
    expect(event).toEqual({ bus: 'contact-centre', id, endpoint: 'care' });
    expect(denials).toEqual([]);
  });

  it.each([
    [401, "the other endpoint's token", 'WebhookUrlcare', 'generated-secret'],
    [403, 'a source that is not on the list', 'WebhookUrl', 'generated-secret'],
  ])('answers %i to %s', async (expected, _, output, token) => {
    const { status } = await post(cloud.outputs[output], token);
    expect(status).toBe(expected);
  });

  it('lists what is not run and what stands in for others', () => {
    const named = cloud.notRun.map(({ logicalId, type }) => `${type} ${logicalId}`);
    expect(named).toEqual(
      expect.arrayContaining([
        'AWS::Events::EventBus contact-centre',
        'AWS::SecretsManager::Secret contact-centre/enreach',
        expect.stringContaining('AWS::Route53::RecordSet'),
        expect.stringContaining('AWS::CertificateManager::Certificate'),
      ]),
    );
  });
});
