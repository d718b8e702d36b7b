import * as sdk from '@aws-sdk/client-sqs';
import { createPlayer, type Step, sdkCall, stepsIn } from '../aws-shapes.ts';
import { startQueues } from './start-queues.ts';

describe("SQS's answers through AWS's own client", () => {
  let queues: Awaited<ReturnType<typeof startQueues>>;
  let play: (step: Step) => Promise<void>;

  beforeAll(async () => {
    queues = await startQueues();
    play = createPlayer(sdkCall(sdk, queues.client), { endpoint: queues.endpoint });
  });
  afterAll(() => queues.stop());

  it.each(stepsIn('sqs/responses'))('$operation answers as in $source', (step) => play(step));
  it.each(stepsIn('sqs/errors'))('$operation: $error $message ($source)', (step) => play(step));

  it.each([
    ['GetQueueUrl', { QueueName: 'nowhere' }, sdk.QueueDoesNotExist],
    ['DeleteMessage', { ReceiptHandle: 'garbage' }, sdk.ReceiptHandleIsInvalid],
    ['SendMessage', { MessageBody: '\u0000' }, sdk.InvalidMessageContents],
    ['GetQueueAttributes', { AttributeNames: ['Depth'] }, sdk.InvalidAttributeName],
  ])("%s %j throws the client's own class", async (operation, request, errorClass) => {
    const call = sdkCall(sdk, queues.client)(operation, {
      QueueUrl: queues.url('work'),
      ...request,
    });
    await expect(call).rejects.toBeInstanceOf(errorClass);
  });
});
