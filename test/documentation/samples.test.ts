import { events, sample } from '../../lib/catalogue/index.ts';
import { sampleBusEvent } from '../../lib/catalogue/sample-bus-event.ts';
import { startTestBuses } from '../local/eventbridge/test-buses.ts';
import { published } from './published.ts';

const names = events.map(({ name }) => name);

/** What a target receives of an entry. */
const delivered = (entry: object): Record<string, unknown> => {
  const place = { region: 'eu-north-1', accountId: '123456789012' };
  const { put, published: received } = startTestBuses({ place });
  put({ ...entry, EventBusName: 'bus' });
  return JSON.parse(received[0]?.json ?? '{}');
};

it.each(names)('the sample of %s is what a target receives for that event', (name) => {
  const entry = published(JSON.stringify(sample(name)), name);
  const received = delivered({ ...entry, Time: Number(entry?.Time) / 1000 });
  expect(sampleBusEvent(name)).toEqual({ ...received, id: expect.any(String) });
});
