import { playDemo } from '../../bin/commands/demo.ts';
import type { Activity } from '../../lib/local/activity.ts';
import { type LocalCloud, startLocalCloud } from '../../lib/local/local-cloud.ts';
import { eventually } from '../end-to-end/pipeline.ts';
import { sharedAssembly } from '../shared-assembly/shared-assembly.ts';
import { endpointAt, sendAll, someEvents } from './send-all.ts';

const Secret = 'of-the-simulator';

describe('the local cloud with --https', () => {
  let cloud: LocalCloud;
  const published: string[] = [];
  beforeAll(async () => {
    cloud = await startLocalCloud({
      assemblyDirectory: await sharedAssembly(),
      port: 0,
      https: true,
      secrets: [Secret],
      onActivity: (activity: Activity) => {
        if (activity.kind === 'published')
          published.push(JSON.parse(activity.event.json).detail.Id);
      },
    });
  });
  afterAll(() => cloud.stop());

  const url = () => cloud.outputs.WebhookUrl ?? '';

  it('takes events by HTTPS from a sender with InsecureSSL', async () => {
    expect(url()).toMatch(/^https:/);
    const [event] = someEvents(1);
    const { totals } = await sendAll(event ? [event] : [], [
      endpointAt(url(), { InsecureSSL: true, Secret }),
    ]);
    expect(totals).toMatchObject({ acknowledged: 1, resent: 0 });
    await eventually(() => published.includes(event?.Id ?? ''));
  });

  it('is refused by a sender without InsecureSSL', async () => {
    const { totals } = await sendAll(someEvents(1), [endpointAt(url(), { Secret })]);
    expect(totals).toMatchObject({ discarded: 1, statuses: { DEPTH_ZERO_SELF_SIGNED_CERT: 4 } });
  });

  it('--demo: plays into it until it is stopped', async () => {
    const stop = new AbortController();
    const said: string[] = [];
    const before = published.length;
    const demo = playDemo(cloud, Secret, stop.signal, (text) => said.push(text));
    await eventually(() => published.length >= before + 3, 20_000);
    stop.abort();
    await demo;
    expect(said).toEqual([expect.stringMatching(/^Demo: a day of a contact centre/)]);
  });
});
