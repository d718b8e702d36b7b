import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import * as v from 'valibot';
import { findChromium } from './find-chromium.ts';

const readySchema = v.object({
  kind: v.literal('ready'),
  consoleUrl: v.string(),
  webhookUrl: v.string(),
  awsEndpointUrl: v.string(),
  outputs: v.record(v.string(), v.string()),
});

export interface RunningConsole extends v.InferOutput<typeof readySchema> {
  readonly browser: Browser;
  /** The console in a browser of its own. */
  readonly open: (options?: BrowserContextOptions) => Promise<WatchedPage>;
  readonly stop: () => Promise<void>;
}

export interface WatchedPage {
  readonly page: Page;
  /** What the browser complained of, and requests to anywhere else than the console. */
  readonly complaints: readonly string[];
}

const readyLine = (line: string): v.InferOutput<typeof readySchema> | undefined => {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), readySchema), line);
  return parsed.success ? parsed.output : undefined;
};

/** `npm start` and a browser to look at it with. */
export const startRunningConsole = async (...options: string[]): Promise<RunningConsole> => {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    // In a container the tests are root, for whom Chromium has no sandbox; it sees only our own page.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
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
    browser,
    open: async (contextOptions) => {
      const context = await browser.newContext(contextOptions);
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning')
          complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => {
        if (!request.url().startsWith(ready.consoleUrl)) complaints.push(request.url());
      });
      await page.goto(ready.consoleUrl);
      await page.getByText('Live', { exact: true }).waitFor();
      return { page, complaints };
    },
    stop: async () => {
      await browser.close();
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
    },
  };
};
