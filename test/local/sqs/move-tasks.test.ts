import type { Message } from '@aws-sdk/client-sqs';
import { eventually } from '../lambda/test-queue.ts';
import { queueArn, startQueues } from './start-queues.ts';

describe('moving messages out of a dead-letter queue', () => {
  let queues: Awaited<ReturnType<typeof startQueues>>;

  beforeEach(async () => {
    queues = await startQueues();
  });
  afterEach(() => queues.stop());

  const fill = async (count: number, more: object = {}): Promise<string[]> => {
    const ids: string[] = [];
    for (let index = 0; index < count; index++) {
      const message = { QueueUrl: queues.url('dead'), MessageBody: `body ${index}`, ...more };
      ids.push((await queues.client.sendMessage(message)).MessageId ?? '');
    }
    return ids;
  };
  const start = (more: object = {}) =>
    queues.client.startMessageMoveTask({ SourceArn: queueArn('dead'), ...more });
  const task = async () => {
    const { Results = [] } = await queues.client.listMessageMoveTasks({
      SourceArn: queueArn('dead'),
    });
    return Results[0];
  };
  const isIn = (status: string) => async () => (await task())?.Status === status;
  const receive = async (queue: string): Promise<Message[]> => {
    const { Messages = [] } = await queues.client.receiveMessage({
      QueueUrl: queues.url(queue),
      MaxNumberOfMessages: 10,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['All'],
    });
    return Messages;
  };

  it('gives the messages back to the queue they came from, as new ones', async () => {
    const traceHeader = {
      DataType: 'String',
      StringValue: 'Root=1-5759e988-bd862e3fe1be46a994272793',
    };
    const ids = await fill(3, {
      MessageAttributes: {
        kind: { DataType: 'String', StringValue: 'late' },
        raw: { DataType: 'Binary', BinaryValue: Buffer.from([1, 2, 3]) },
      },
      MessageSystemAttributes: { AWSTraceHeader: traceHeader },
    });
    await start();
    await eventually(isIn('COMPLETED'));

    expect(await receive('dead')).toEqual([]);
    const moved = await receive('work');
    expect(moved.map(({ Body }) => Body)).toEqual(['body 0', 'body 1', 'body 2']);
    for (const { MessageId, Attributes, MessageAttributes } of moved) {
      expect(ids).not.toContain(MessageId);
      expect(Attributes).toMatchObject({
        ApproximateReceiveCount: '1',
        AWSTraceHeader: traceHeader.StringValue,
      });
      expect(MessageAttributes).toMatchObject({
        kind: { StringValue: 'late' },
        raw: { BinaryValue: new Uint8Array([1, 2, 3]) },
      });
    }
    expect(await task()).toMatchObject({
      ApproximateNumberOfMessagesMoved: 3,
      ApproximateNumberOfMessagesToMove: 3,
    });
  });

  it('moves them elsewhere when asked to', async () => {
    queues.createQueue('elsewhere');
    await fill(1);
    await start({ DestinationArn: queueArn('elsewhere') });
    await eventually(isIn('COMPLETED'));
    expect(await receive('elsewhere')).toHaveLength(1);
    expect(await receive('work')).toEqual([]);
    expect(await task()).toMatchObject({ DestinationArn: queueArn('elsewhere') });
  });

  it('keeps to the rate asked for, and can be cancelled in between', async () => {
    await fill(5);
    const { TaskHandle } = await start({ MaxNumberOfMessagesPerSecond: 20 });
    expect(await task()).toMatchObject({
      Status: 'RUNNING',
      TaskHandle,
      MaxNumberOfMessagesPerSecond: 20,
      ApproximateNumberOfMessagesMoved: 0,
      ApproximateNumberOfMessagesToMove: 5,
    });
    await eventually(async () => (await task())?.ApproximateNumberOfMessagesMoved === 2);
    await queues.client.cancelMessageMoveTask({ TaskHandle });
    await eventually(isIn('CANCELLED'));
    expect(await task()).not.toHaveProperty('TaskHandle');
    expect((await receive('work')).length + (await receive('dead')).length).toBe(5);
    expect(await receive('work')).not.toHaveLength(5);
  });

  it('moves nothing that is in flight when it starts', async () => {
    await fill(2);
    await queues.client.receiveMessage({ QueueUrl: queues.url('dead') });
    await start();
    await eventually(isIn('COMPLETED'));
    expect(await task()).toMatchObject({ ApproximateNumberOfMessagesToMove: 1 });
    expect(await receive('work')).toHaveLength(1);
  });

  it('allows one task at a time for a queue', async () => {
    await fill(2);
    await start({ MaxNumberOfMessagesPerSecond: 1 });
    await expect(start()).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message:
        'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
    });
  });

  it('fails when the destination goes, and leaves the messages where they are', async () => {
    queues.createQueue('elsewhere');
    await fill(2);
    await start({ DestinationArn: queueArn('elsewhere'), MaxNumberOfMessagesPerSecond: 20 });
    queues.deleteQueue('elsewhere');
    await eventually(isIn('FAILED'));
    expect(await task()).toMatchObject({
      FailureReason: 'AWS.SimpleQueueService.NonExistentQueue',
      ApproximateNumberOfMessagesMoved: 0,
    });
    expect(await receive('dead')).toHaveLength(2);
  });

  it('asks for a destination when two queues share the dead-letter queue', async () => {
    queues.createQueue('other', 'dead');
    await fill(1);
    await expect(start()).rejects.toMatchObject({
      name: 'UnsupportedOperation',
      message: expect.stringContaining('other, work'),
    });
  });

  it('counts a message as visible once its time is up, before anybody receives', async () => {
    await fill(1);
    await queues.client.receiveMessage({ QueueUrl: queues.url('dead'), VisibilityTimeout: 1 });
    const visible = async () => {
      const AttributeNames = ['ApproximateNumberOfMessages' as const];
      const QueueUrl = queues.url('dead');
      const { Attributes } = await queues.client.getQueueAttributes({ QueueUrl, AttributeNames });
      return Attributes?.ApproximateNumberOfMessages;
    };
    expect(await visible()).toBe('0');
    await eventually(async () => (await visible()) === '1');
  });
});
