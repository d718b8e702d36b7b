import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runtimeError } from './error-payload.ts';

export type Handler = (event: unknown, context: unknown) => unknown;

const isHandler = (value: unknown): value is Handler => typeof value === 'function';

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

const findExport = (module: unknown, path: string): unknown =>
  path.split('.').reduce(member, module);

const importModule = async (root: string, name: string): Promise<unknown> => {
  const file = ['.js', '.mjs', '.cjs']
    .map((extension) => join(root, `${name}${extension}`))
    .find((candidate) => existsSync(candidate));
  if (file === undefined)
    throw runtimeError('Runtime.ImportModuleError', `Error: Cannot find module '${name}'`);
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    if (error instanceof SyntaxError)
      throw runtimeError('Runtime.UserCodeSyntaxError', String(error), error);
    if (member(error, 'code') === 'MODULE_NOT_FOUND')
      throw runtimeError('Runtime.ImportModuleError', String(error), error);
    throw error;
  }
};

/**
 * Finds and loads the handler that the environment names, by the rules of Lambda's Node.js 24 runtime.
 *
 * @param variables - `LAMBDA_TASK_ROOT` a folder, `_HANDLER` as in `index.handler` or `folder/index.nested.handler`.
 * @throws what Lambda reports as the initialisation's error.
 * @see https://github.com/aws/aws-lambda-nodejs-runtime-interface-client `src/function`
 */
export const loadHandler = async ({
  LAMBDA_TASK_ROOT: taskRoot,
  _HANDLER: handler,
}: NodeJS.ProcessEnv): Promise<Handler> => {
  if (!taskRoot || !handler)
    throw runtimeError('Runtime.MalformedHandlerName', 'LAMBDA_TASK_ROOT and _HANDLER must be set');
  const [, name, path] = /^([^.]*)\.(.*)$/.exec(basename(handler)) ?? [];
  if (handler.includes('..') || name === undefined || path === undefined)
    throw runtimeError('Runtime.MalformedHandlerName', 'Bad handler');

  const module = await importModule(join(taskRoot, dirname(handler)), name);
  const found = findExport(module, path) ?? findExport(member(module, 'default'), path);
  if (found === undefined)
    throw runtimeError('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  if (!isHandler(found))
    throw runtimeError('Runtime.HandlerNotFound', `${handler} is not a function`);
  if (found.length >= 3)
    throw runtimeError(
      'Runtime.CallbackHandlerDeprecated',
      'ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need to modify this function to use a supported handler signature to use Node.js 24 or later. For more information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.',
    );
  return found;
};
