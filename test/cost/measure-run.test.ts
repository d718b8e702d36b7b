import { costTable } from '../../bench/cost/cost-table.ts';
import { type MeasuredRun, measureRun } from '../../bench/cost/measure-run.ts';
import { monthlyCost, totalUsd } from '../../bench/cost/monthly-cost.ts';
import { templateFacts } from '../../bench/cost/template-facts.ts';
import { readAssembly } from '../../lib/local/template/read-assembly.ts';
import { sharedAssembly } from '../shared-assembly/shared-assembly.ts';

describe('ten events in a batch', () => {
  let assemblyDirectory: string;
  let run: MeasuredRun;
  beforeAll(async () => {
    assemblyDirectory = await sharedAssembly();
    run = await measureRun({ assemblyDirectory, batch: 10, batches: 1, bodyBytes: 2_000 });
  });

  it('take 1.2 calls each of the consumer: a claim, and one publication and one mark for all', () => {
    const { SendMessage, UpdateItem, PutEvents, BatchWriteItem, DeleteMessageBatch } = run.calls;
    const consumer = { UpdateItem, PutEvents, BatchWriteItem };
    expect({ SendMessage, ...consumer, DeleteMessageBatch }).toEqual({
      SendMessage: 10,
      UpdateItem: 10,
      PutEvents: 1,
      BatchWriteItem: 1,
      DeleteMessageBatch: 1,
    });
    expect(run.invocations).toEqual({ ingress: 10, consumer: 1 });
  });

  it('ask for no secret again and for nothing else', () => {
    const { ReceiveMessage, ...others } = run.calls;
    expect(new Set(Object.keys(others))).toEqual(
      new Set(['SendMessage', 'UpdateItem', 'PutEvents', 'BatchWriteItem', 'DeleteMessageBatch']),
    );
  });

  it('are as large as they were to be, and larger with their metadata', () => {
    expect(run.bodyBytes).toBe(2_000);
    expect(run.publishedBytes).toBeGreaterThan(2_000);
    expect(run.bytes.SendMessage).toBeGreaterThan(10 * 2_000);
    expect(run.itemBytes).toBeGreaterThan(100);
    expect(run.itemBytes).toBeLessThan(1_024);
    expect(run.logBytes).toBeGreaterThan(500);
  });

  it('make a table whose last line is the total', () => {
    const lines = monthlyCost(1e6, run, templateFacts(readAssembly(assemblyDirectory).template));
    const rows = costTable(lines).split('\n');
    expect(rows.at(-2)).toMatch(/│ all /);
    expect(rows.at(-2)).toContain(totalUsd(lines).toFixed(2));
    expect(totalUsd(lines)).toBeGreaterThan(10);
  });
});
