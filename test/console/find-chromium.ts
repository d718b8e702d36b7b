import { existsSync } from 'node:fs';

const wellKnown = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The browser of the tests: `CHROMIUM_PATH`, or where systems have it.
 *
 * @throws Error that says how to get one: a test of the page without a browser would prove nothing.
 */
export const findChromium = (): string => {
  const given = process.env.CHROMIUM_PATH;
  const found = (given ? [given] : wellKnown).find((path) => existsSync(path));
  if (found) return found;
  throw new Error(
    `no Chromium at ${given ?? wellKnown.join(', ')}: apt-get install chromium, or set CHROMIUM_PATH`,
  );
};
