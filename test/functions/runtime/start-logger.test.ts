import { startLogger } from '../../../functions/runtime/start-logger.ts';
import { capturedOutput, parseLines } from '../ingress/captured-output.ts';

const messagesAt = async (level: string | undefined) => {
  const before = process.env.POWERTOOLS_LOG_LEVEL;
  if (level === undefined) delete process.env.POWERTOOLS_LOG_LEVEL;
  else process.env.POWERTOOLS_LOG_LEVEL = level;
  try {
    const output = await capturedOutput(async () => {
      const logger = startLogger();
      logger.debug('details');
      logger.info('outcome');
      logger.warn('trouble');
    });
    return parseLines(output).map(({ message }) => message);
  } finally {
    if (before === undefined) delete process.env.POWERTOOLS_LOG_LEVEL;
    else process.env.POWERTOOLS_LOG_LEVEL = before;
  }
};

it.each([
  [undefined, ['outcome', 'trouble']],
  ['INFO', ['outcome', 'trouble']],
  ['WARN', ['trouble']],
])('says at level %s: %j', async (level, messages) => {
  expect(await messagesAt(level)).toEqual(messages);
});
