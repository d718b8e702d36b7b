import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { BrowserContextOptions } from 'playwright-core';
import * as v from 'valibot';
import { launchBrowser, openPage, type WatchedPage } from './open-page.ts';

const readySchema = v.object({
  kind: v.literal('ready'),
  consoleUrl: v.string(),
  webhookUrl: v.string(),
  awsEndpointUrl: v.string(),
  outputs: v.record(v.string(), v.string()),
});

export interface RunningConsole extends v.InferOutput<typeof readySchema> {
  /** The console in a browser of its own. */
  readonly open: (options?: BrowserContextOptions) => Promise<WatchedPage>;
  readonly stop: () => Promise<void>;
}

const readyLine = (line: string): v.InferOutput<typeof readySchema> | undefined => {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), readySchema), line);
  return parsed.success ? parsed.output : undefined;
};

/** `npm start` and a browser to look at it with. */
export const startRunningConsole = async (...options: string[]): Promise<RunningConsole> => {
  const browser = await launchBrowser();
  const child = spawn(process.execPath, ['bin/enreach.ts', 'start', '--json', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { promise, resolve, reject } = Promise.withResolvers<v.InferOutput<typeof readySchema>>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const ready = readyLine(line);
    if (ready) resolve(ready);
  });
  child.once('exit', (code) => reject(new Error(`npm start ended with ${code}`)));
  const ready = await promise;

  return {
    ...ready,
    open: (contextOptions) => openPage(browser, ready.consoleUrl, contextOptions),
    stop: async () => {
      await browser.close();
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
    },
  };
};
