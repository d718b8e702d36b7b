import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../console/find-chromium.ts';

export interface WatchedPage {
  readonly url: string;
  readonly page: Page;
  /** What the browser complained of. */
  readonly complaints: readonly string[];
  /** Texts of the cells of the table's body. */
  readonly rows: () => Promise<readonly (readonly string[])[]>;
  readonly close: () => Promise<void>;
}

/** A page of an example, in a browser and on a phone. */
export const openPage = async (url: string): Promise<WatchedPage> => {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    // In a container the tests are root, for whom Chromium has no sandbox; it sees only our own page.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(url);
  return {
    url,
    page,
    complaints,
    rows: async () => {
      const rows = await page.locator('tbody tr').all();
      return Promise.all(rows.map((row) => row.locator('td').allInnerTexts()));
    },
    close: async () => browser.close(),
  };
};
