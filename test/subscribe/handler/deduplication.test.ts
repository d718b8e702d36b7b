import { setTimeout } from 'node:timers/promises';
import { sampleBusEvent } from '../../../lib/catalogue/sample-bus-event.ts';
import type { EventStore } from '../../../lib/claims/event-store.ts';
import { enreachHandler } from '../../../lib/subscribe/handler/enreach-handler.ts';
import { oncePerEvent } from '../../../lib/subscribe/handler/once-per-event.ts';
import { queueEvent } from '../../../lib/subscribe/testing.ts';
import { memoryEventStore } from '../../functions/consumer/memory-event-store.ts';
import { errorsWritten } from './errors-written.ts';
import { lambdaContext } from './lambda-context.ts';

const event = sampleBusEvent('QueueStatus');
const context = lambdaContext();
const silent = () => undefined;

/** A handler on a table of claims, and the `Id`s that it handled. */
const subscriber = (store: EventStore, work: () => unknown = () => undefined) => {
  const handled: string[] = [];
  const handler = enreachHandler(
    {
      QueueStatus: async ({ detail }) => {
        await work();
        handled.push(detail.Id);
      },
      UserStatus: ({ detail }) => handled.push(detail.Id),
    },
    { deduplication: oncePerEvent(store), onFailure: silent },
  );
  return { handler, handled };
};

describe('an event that comes twice', () => {
  it('is handled once', async () => {
    const { handler, handled } = subscriber(memoryEventStore());
    await handler(event, context);
    await handler({ ...event, id: 'another publication' }, context);
    expect(handled).toEqual([event.detail.Id]);
  });

  it('is handled once in one batch: the second message comes again while the first is at work', async () => {
    const { handler, handled } = subscriber(memoryEventStore(), async () => setTimeout(1));
    const batch = queueEvent(event, event);
    const again = await handler(batch, context);
    expect(again?.batchItemFailures).toHaveLength(1);
    expect(await handler(queueEvent(event), context)).toEqual({ batchItemFailures: [] });
    expect(handled).toHaveLength(1);
  });

  it('is handled by every function, though they share the table', async () => {
    const store = memoryEventStore();
    const { handler, handled } = subscriber(store);
    await handler(event, context);
    await handler(event, lambdaContext({ functionName: 'another' }));
    expect(handled).toHaveLength(2);
  });

  it('is two events where the Id differs', async () => {
    const { handler, handled } = subscriber(memoryEventStore());
    await handler(event, context);
    await handler(sampleBusEvent('QueueStatus', {}, 'another'), context);
    expect(new Set(handled).size).toBe(2);
  });

  it('fails when it has the Id of an event of another type: neither may vanish', async () => {
    const { handler } = subscriber(memoryEventStore());
    await handler(event, context);
    const other = sampleBusEvent('UserStatus', { Id: event.detail.Id });
    await expect(handler(other, context)).rejects.toThrow('of another type');
  });
});

describe('a replayed event', () => {
  it('is handled anew, once for each replay', async () => {
    const { handler, handled } = subscriber(memoryEventStore());
    await handler(event, context);
    for (const name of ['monday', 'monday', 'tuesday', 'monday'])
      await handler({ ...event, 'replay-name': name }, context);
    await handler(event, context);
    expect(handled).toHaveLength(3);
  });
});

describe('an event whose handler fails', () => {
  it('fails, and is handled when it comes again', async () => {
    const fault = new Error('no database');
    const faults = [fault];
    const { handler, handled } = subscriber(memoryEventStore(), () => {
      const next = faults.pop();
      if (next) throw next;
    });
    await expect(handler(event, context)).rejects.toBe(fault);
    await handler(event, context);
    await handler(event, context);
    expect(handled).toHaveLength(1);
  });

  it('fails with its own error though the claim cannot be given up', async () => {
    const fault = new Error('no database');
    const release = async () => Promise.reject(new Error('no store'));
    const { handler } = subscriber({ ...memoryEventStore(), release }, () => {
      throw fault;
    });
    await expect(handler(event, context)).rejects.toBe(fault);
  });
});

describe('an event that another attempt holds', () => {
  it('fails, so that it comes again, and waits for the lease, past the end of that invocation', async () => {
    const asked: number[] = [];
    const store = memoryEventStore();
    const claim: EventStore['claim'] = async (request) => {
      asked.push(request.leaseUntilMs - request.nowMs);
      return store.claim(request);
    };
    const died = subscriber({ ...store, claim }, async () => new Promise(() => undefined));
    // Never ends: Lambda kills it.
    died.handler(event, context).catch(silent);
    await setTimeout(0);
    const { handler, handled } = subscriber(store);
    await expect(handler(event, context)).rejects.toThrow('try again later');
    expect(handled).toEqual([]);
    expect(asked).toEqual([13_000]);
  });
});

describe('when the table fails', () => {
  it('an event that cannot be claimed is not handled, and fails', async () => {
    const claim = async () => Promise.reject(new Error('no store'));
    const { handler, handled } = subscriber({ ...memoryEventStore(), claim });
    await expect(handler(event, context)).rejects.toThrow('no store');
    expect(handled).toEqual([]);
  });

  it('an event is marked as handled in the end', async () => {
    const store = memoryEventStore();
    let failures = 2;
    const markPublished: EventStore['markPublished'] = async (marks) => {
      failures -= 1;
      if (failures === 1) throw new Error('no store');
      return failures === 0 ? marks : store.markPublished(marks);
    };
    const { handler, handled } = subscriber({ ...store, markPublished });
    await handler(event, context);
    await handler(event, context);
    expect(handled).toHaveLength(1);
  });

  it('an event that cannot be marked to the end has been handled all the same, and the log says so', async () => {
    const fault = new Error('no store');
    const markPublished = async () => Promise.reject(fault);
    const { handler, handled } = subscriber({ ...memoryEventStore(), markPublished });
    const hurried = lambdaContext({ getRemainingTimeInMillis: () => 100 });
    const key = `subscriber#${event.detail.Id}`;
    expect(await errorsWritten(async () => handler(event, hurried))).toEqual([
      ['handled, but not marked as handled', { key }, fault],
    ]);
    expect(handled).toHaveLength(1);
  });
});
