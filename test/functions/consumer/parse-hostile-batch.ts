/** Run by hostile-bodies.long.test.ts in a process of its own: parses ten bodies of one kind, and prints what became of them. */
import { gzipSync } from 'node:zlib';
import { readBatch } from '../../../functions/consumer/read-batch.ts';
import { sample } from '../../../lib/catalogue/index.ts';
import { makeRecord, options, startMs } from './consumer-fixture.ts';

const [name = '', item = '', megabytes = ''] = process.argv.slice(2);

const filler = `${item},`.repeat((Number(megabytes) * 1e6) / (item.length + 1));
const members = JSON.stringify({ ...sample('QueueAttachedUsers'), [name]: [] });
const body = members.replace(`"${name}":[]`, `"${name}":[${filler}${item}]`);
const gzipped = gzipSync(body).toString('base64');
const records = Array.from({ length: 10 }, () =>
  makeRecord({ body: gzipped, encoding: 'gzip', eventHeader: 'QueueAttachedUsers' }),
);

const read = readBatch(records, { ...options, nowMs: startMs });

const outcomes = read.map((record) => {
  if (record.kind !== 'refused') return record.kind;
  const { reason, issues, issueCount } = record.refusal;
  return { reason, kept: issues.length, issueCount };
});
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ outcomes, peakMegabytes }));
