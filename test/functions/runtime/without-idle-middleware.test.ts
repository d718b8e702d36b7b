import { SQSClient } from '@aws-sdk/client-sqs';
import { withoutIdleMiddleware } from '../../../functions/runtime/without-idle-middleware.ts';

const middlewareOf = (client: SQSClient): string => client.middlewareStack.identify().join('\n');

it('takes out what the SDK has under these names, and nothing else', () => {
  const before = middlewareOf(new SQSClient({ region: 'us-east-1' })).split('\n');
  const after = middlewareOf(withoutIdleMiddleware(new SQSClient({ region: 'us-east-1' }))).split(
    '\n',
  );
  const gone = before.filter((line) => !after.includes(line));
  expect(gone).toHaveLength(2);
  expect(gone.join()).toMatch(/loggerMiddleware/);
  expect(gone.join()).toMatch(/getUserAgentMiddleware/);
});
