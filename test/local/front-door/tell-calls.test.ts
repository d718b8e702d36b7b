import { localCredentials, runnerCredentials } from '../../../lib/local/credentials.ts';
import { rawAnswer } from '../../../lib/local/front-door/answer.ts';
import { AwsError } from '../../../lib/local/front-door/aws-error.ts';
import { createCallTeller, type ServedCall } from '../../../lib/local/front-door/tell-calls.ts';

const setUp = () => {
  const heard: ServedCall[] = [];
  const tellOf = createCallTeller({
    isFunction: (name) => name === 'ingress',
    onServed: (call) => heard.push(call),
  });
  const call = (accessKeyId: string | undefined) => ({
    service: 'sqs',
    operation: 'SendMessage',
    input: { QueueUrl: 'q' },
    accessKeyId,
  });
  return { heard, tellOf, call };
};

describe('the telling of calls', () => {
  it.each([
    ['a function', localCredentials('ingress').accessKeyId, 'ingress'],
    ['a person', 'AKIAEXAMPLE', undefined],
    ['a person who takes a key like a function’s', localCredentials('me').accessKeyId, undefined],
    ['nobody', undefined, undefined],
  ])('names who calls: %s', async (_, accessKeyId, functionName) => {
    const { heard, tellOf, call } = setUp();
    await tellOf(call(accessKeyId), async () => rawAnswer(200, '{}'))();
    expect(heard).toMatchObject([
      {
        service: 'sqs',
        operation: 'SendMessage',
        input: { QueueUrl: 'q' },
        functionName,
        succeeded: true,
      },
    ]);
  });

  it("leaves out the runner's own", async () => {
    const { heard, tellOf, call } = setUp();
    await tellOf(call(runnerCredentials.accessKeyId), async () => rawAnswer(200, '{}'))();
    expect(heard).toEqual([]);
  });

  it('tells of refusals, and passes them on', async () => {
    const { heard, tellOf, call } = setUp();
    await tellOf(call(undefined), async () => rawAnswer(400, '{}'))();
    const refuse = async () => {
      throw new AwsError('AccessDeniedException', 'no');
    };
    await expect(tellOf(call(undefined), refuse)()).rejects.toThrow('no');
    expect(heard.map(({ succeeded }) => succeeded)).toEqual([false, false]);
  });
});
