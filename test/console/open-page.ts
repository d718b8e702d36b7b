import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium } from './find-chromium.ts';

export interface WatchedPage {
  readonly page: Page;
  /** What the browser complained of, and requests to anywhere else than the console. */
  readonly complaints: readonly string[];
}

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(),
    // In a container the tests are root, for whom Chromium has no sandbox; it sees only our own page.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });

/** A console in a window of its own, once it is live. */
export const openPage = async (
  browser: Browser,
  url: string,
  options?: BrowserContextOptions,
): Promise<WatchedPage> => {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) complaints.push(request.url());
  });
  await page.goto(url);
  await page.getByText('Live', { exact: true }).waitFor();
  return { page, complaints };
};
