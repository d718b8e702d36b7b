// The process of the local cloud, on the assembly that is named: posts come from another one, as on AWS.
import * as v from 'valibot';
import { startLocalCloud } from '../../lib/local/local-cloud.ts';
import { token } from '../environment.ts';
import type { CloudAnswer } from './messages.ts';

const envelopeSchema = v.object({ detail: v.object({ Id: v.string() }) });
const received = new Set<string>();
let publications = 0;

const cloud = await startLocalCloud({
  assemblyDirectory: process.argv[2] ?? '',
  port: 0,
  secrets: [token],
  onActivity: (activity) => {
    if (activity.kind !== 'delivered' || !activity.rule.includes('EventLog')) return;
    received.add(v.parse(envelopeSchema, JSON.parse(activity.event.json)).detail.Id);
    publications += 1;
  },
});

const tell = (answer: CloudAnswer) => process.send?.(answer);

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  tell({ events: received.size, publications, cpuMs: (user + system) / 1000 });
});
process.on('disconnect', () => void cloud.stop().then(() => process.exit()));
tell({ webhookUrl: cloud.outputs.WebhookUrl ?? '' });
