import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DeleteItemCommand,
  DynamoDBClient,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as v from 'valibot';
import { sampleBusEvent } from '../../lib/catalogue/sample-bus-event.ts';
import { eventually } from '../end-to-end/pipeline.ts';
import { missedCalls } from './expected.ts';
import { functionOf, playInto, type RunningExample, type StartExample } from './running-example.ts';

const ticketSchema = v.object({
  CallId: v.string(),
  State: v.picklist(['open', 'answered', 'closed']),
});

const ticketsOf = ({ cloud }: RunningExample) => {
  const TableName = cloud.outputs.TicketsTableName;
  const dynamoDb = new DynamoDBClient({
    endpoint: cloud.endpoint,
    region: cloud.region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  return {
    list: async () => {
      const { Items = [] } = await dynamoDb.send(new ScanCommand({ TableName }));
      return Items.map((item) => v.parse(ticketSchema, unmarshall(item)));
    },
    remove: async (callId: string) =>
      dynamoDb.send(new DeleteItemCommand({ TableName, Key: { CallId: { S: callId } } })),
    settle: async (callId: string) =>
      dynamoDb.send(
        new UpdateItemCommand({
          TableName,
          Key: { CallId: { S: callId } },
          UpdateExpression: 'SET #state = :closed',
          ExpressionAttributeNames: { '#state': 'State' },
          ExpressionAttributeValues: { ':closed': { S: 'closed' } },
        }),
      ),
    close: () => dynamoDb.destroy(),
  };
};

/** Calls of which a line says this, as often as it does. */
const callsOf = ({ lines }: RunningExample, message: string): readonly string[] =>
  lines
    .filter((line) => line.includes(`"${message}"`))
    .map((line) => /"callId":"([^"]+)"/.exec(line)?.[1] ?? line);

/** One that is down, or has the function die, the first time that it is asked for something. */
const failingTicketSystem = (directory: string): string => `
import { writeFileSync } from 'node:fs';

interface Ticket {
  readonly CallId: string;
  readonly QueueName: string | null;
}

const isFirst = (name: string): boolean => {
  try {
    writeFileSync(${JSON.stringify(directory)} + '/' + name, '', { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
};

const call = async (message: string, { CallId, QueueName }: Ticket): Promise<void> => {
  if (isFirst(message + CallId)) {
    if (QueueName === 'deadly') process.kill(process.pid, 'SIGKILL');
    throw new Error('the ticket system is down');
  }
  console.log(JSON.stringify({ message, callId: CallId }));
};

export const openTicket = async (ticket: Ticket) => call('ticket opened', ticket);
export const withdrawTicket = async (ticket: Ticket) => call('ticket withdrawn', ticket);
`;

export const describeMissedCall = (start: StartExample): void => {
  it('missed call: opens a ticket for each call that nobody answers, and no other', async () => {
    const example = await start('missed-call');
    const expected = missedCalls(await playInto(example));
    expect(expected.length).toBeGreaterThan(2);

    const tickets = ticketsOf(example);
    const items = await tickets.list();
    tickets.close();
    const open = items.filter(({ State }) => State === 'open');
    expect(items.length).toBeGreaterThan(open.length);
    expect(open.map(({ CallId }) => CallId).sort()).toEqual(expected);

    const withdrawn = callsOf(example, 'ticket withdrawn');
    expect(callsOf(example, 'ticket opened').toSorted()).toEqual(
      [...expected, ...withdrawn].sort(),
    );
    expect(example.problems).toEqual([]);
  }, 300_000);

  it('missed call: loses no ticket when something fails, opens none twice, and withdraws what is answered later', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'asked-'));
    const example = await start('missed-call', {
      'ticket-system.ts': failingTicketSystem(directory),
    });
    const { cloud } = example;
    const tickets = ticketsOf(example);
    const stateOf = async (callId: string) =>
      (await tickets.list()).find(({ CallId }) => CallId === callId)?.State;
    const linesOf = (message: string, callId: string) =>
      callsOf(example, message).filter((other) => other === callId);
    const handle = async (event: object) =>
      (await functionOf(example, 'OpenTicket').invoke(event)).ok;
    const missed = (CallId: string, QueueName: string | null = null) =>
      sampleBusEvent('QueueCallInDisconnected', { CallId, QueueName }, CallId);

    // The ticket system is down at first; afterwards the event may come as often as it likes.
    const callId = randomUUID();
    expect(await handle(missed(callId))).toBe(false);
    expect(await handle(missed(callId))).toBe(true);
    expect(await handle(missed(callId))).toBe(true);
    expect(linesOf('ticket opened', callId)).toHaveLength(1);
    await tickets.remove(callId);
    expect(await handle(missed(callId))).toBe(true);
    expect(await stateOf(callId)).toBeUndefined();

    for (const fault of ['lost-answer', 'throttle', '500']) {
      const failing = randomUUID();
      cloud.setFaults([`dynamodb.PutItem=${fault}`]);
      expect(await handle(missed(failing))).toBe(false);
      cloud.setFaults([]);
      expect(await handle(missed(failing))).toBe(false); // The ticket system, this time.
      expect(await handle(missed(failing))).toBe(true);
      expect(linesOf('ticket opened', failing)).toHaveLength(1);
    }

    // The other event of a call with a ticket opens none, whatever became of it; an answer withdraws it, and for good.
    const overflown = randomUUID();
    const answer = sampleBusEvent('QueueCallInUserConnected', { CallId: overflown }, 'answer');
    expect(await handle(missed(overflown))).toBe(false);
    expect(await handle(missed(overflown))).toBe(true);
    const overflow = sampleBusEvent('QueueCallInOverflow', { CallId: overflown }, 'overflow');
    await tickets.settle(overflown);
    expect(await handle(overflow)).toBe(true);
    expect(await stateOf(overflown)).toBe('closed');
    expect(await handle(answer)).toBe(false);
    expect(await handle(answer)).toBe(true);
    expect(await handle(answer)).toBe(true);
    expect(linesOf('ticket opened', overflown)).toHaveLength(1);
    expect(linesOf('ticket withdrawn', overflown)).toHaveLength(1);
    expect(await stateOf(overflown)).toBe('answered');

    // Until the dead function's claim is over, nobody else may handle the event.
    const deadly = randomUUID();
    expect(await handle(missed(deadly, 'deadly'))).toBe(false);
    await eventually(async () => handle(missed(deadly, 'deadly')), 60_000);
    expect(linesOf('ticket opened', deadly)).toHaveLength(1);

    tickets.close();
    await rm(directory, { recursive: true });
  }, 300_000);
};
