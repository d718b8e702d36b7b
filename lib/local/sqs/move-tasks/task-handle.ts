import * as v from 'valibot';

const schema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ taskId: v.string(), sourceArn: v.string() }),
);

/** AWS's too are base64 of JSON with these two members. @see https://github.com/localstack/localstack `tests/aws/services/sqs/test_sqs_move_task.py` */
export const taskHandle = (taskId: string, sourceArn: string): string =>
  Buffer.from(JSON.stringify({ taskId, sourceArn })).toString('base64');

/** @returns undefined when it is no handle. */
export const readTaskHandle = (handle: string) => {
  const parsed = v.safeParse(schema, Buffer.from(handle, 'base64').toString());
  return parsed.success ? parsed.output : undefined;
};
