import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFunction } from '../../../lib/local/lambda/function.ts';
import type {
  FunctionDefinition,
  FunctionLogLine,
  FunctionOptions,
  InvocationResult,
  LambdaFunction,
} from '../../../lib/local/lambda/function-types.ts';

export interface TemporaryFunction extends LambdaFunction {
  readonly lines: FunctionLogLine[];
  readonly codeDirectory: string;
}

const started: TemporaryFunction[] = [];

/** A function of this source, in a directory of its own. */
export const temporaryFunction = (
  source: string,
  definition: Partial<FunctionDefinition> & { file?: string } = {},
  options: Partial<FunctionOptions> = {},
): TemporaryFunction => {
  const { file = 'index.mjs', ...rest } = definition;
  const codeDirectory = mkdtempSync(join(tmpdir(), 'enreach-function-'));
  writeFileSync(join(codeDirectory, file), source);
  const lines: FunctionLogLine[] = [];
  const lambda = createFunction(
    {
      name: 'tested',
      arn: 'arn:aws:lambda:eu-north-1:123456789012:function:tested',
      codeDirectory,
      handler: 'index.handler',
      environment: {},
      timeoutSeconds: 5,
      memoryMb: 256,
      ...rest,
    },
    { onLog: (line) => lines.push(line), ...options },
  );
  const temporary = { ...lambda, lines, codeDirectory };
  started.push(temporary);
  return temporary;
};

export const removeTemporaryFunctions = async (): Promise<void> => {
  for (const { stop, codeDirectory } of started.splice(0)) {
    await stop();
    rmSync(codeDirectory, { recursive: true });
  }
};

export const payloadOf = (result: InvocationResult): unknown => result.payload;

/** A zombie, dead but not yet reaped by whoever inherited it, is not alive. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    const status = `/proc/${pid}/stat`;
    return !(existsSync(status) && readFileSync(status, 'utf8').includes(') Z '));
  } catch {
    return false;
  }
};
