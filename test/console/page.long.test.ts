import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openPage } from './open-page.ts';
import { type ScriptedConsole, startScriptedConsole } from './scripted-console.ts';

/** How the browser itself reports a server that is gone. */
const unreachable = /net::ERR_|Failed to load resource/;

const showTab = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('button', { name }).click();
const card = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
const rows = (page: Page, text: string | RegExp) => page.locator('.rows label', { hasText: text });
/** What has the focus, or has in it what has. */
const withFocus = (page: Page) => page.locator(':focus-within');
const labelOfFocused = (page: Page): Promise<unknown> =>
  page.evaluate(
    'document.activeElement.ariaLabel ?? document.activeElement.innerText.slice(0, 40)',
  );

describe('the page of the console', () => {
  let browser: Browser;
  let scripted: ScriptedConsole;
  let page: Page;
  let complaints: readonly string[];

  const start = async (
    options: Parameters<typeof startScriptedConsole>[0] = {},
    width = 1360,
  ): Promise<void> => {
    scripted = await startScriptedConsole(options);
    const viewport = { width, height: 960 };
    ({ page, complaints } = await openPage(browser, scripted.url, { viewport }));
  };
  const restart = async (startedMs: number): Promise<void> => {
    const port = Number(new URL(scripted.url).port);
    scripted = await startScriptedConsole({ port, startedMs });
  };

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    await page.context().close();
    await scripted.stop();
    expect(complaints.filter((complaint) => !unreachable.test(complaint))).toEqual([]);
  });

  it('lists all that came, and asks for the quarantine when it changes, not with each count', async () => {
    await start();
    for (let count = 1; count <= 201; count += 1)
      scripted.settle(`Delivery${count}`, 'quarantined');
    await rows(page, 'Delivery201').waitFor();
    expect(await rows(page, 'Delivery').count()).toBe(201);
    await showTab(page, 'Quarantine');
    await card(page, 'Delivery201').getByRole('button', { name: 'Release' }).focus();
    await page.getByRole('navigation').getByText('201').waitFor();
    const asks = () => scripted.asked.filter(({ name }) => name === 'quarantine').length;
    const [asksBefore, pulsesBefore] = [asks(), scripted.pulses()];
    while (scripted.pulses() < pulsesBefore + 2) await page.waitForTimeout(100);
    expect(asks()).toBe(asksBefore);
    expect(await labelOfFocused(page)).toBe('Release');
  });

  it('keeps the focus in the quarantine, whatever comes and goes', async () => {
    await start();
    for (const id of ['Oldest', 'Middle', 'Newest']) scripted.settle(id, 'quarantined');
    await showTab(page, 'Quarantine');
    await card(page, 'Middle').getByRole('button', { name: 'Release' }).focus();
    scripted.settle('Arrival', 'quarantined');
    await card(page, 'Arrival').waitFor();
    await card(page, 'Middle').and(withFocus(page)).waitFor();

    await page.keyboard.press('Enter');
    await card(page, 'Oldest').and(withFocus(page)).waitFor();
    await page.keyboard.press('Tab');
    expect(await labelOfFocused(page)).toBe('Drop');
    await page.keyboard.press('Enter');
    await card(page, 'Newest').and(withFocus(page)).waitFor();
    await page.keyboard.press('Enter');
    await card(page, 'Arrival').and(withFocus(page)).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('The quarantine is empty').waitFor();
    expect(await labelOfFocused(page)).toBe('Quarantine');
  });

  it('keeps the focus at the event whose button was pressed, while others arrive', async () => {
    await start();
    scripted.settle('Chosen', 'quarantined');
    await showTab(page, 'Quarantine');
    await page.getByRole('button', { name: 'Show its steps and body' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('article').getByText('body of').waitFor();
    expect(await labelOfFocused(page)).toBe('The chosen event');

    await page.getByRole('article').getByRole('button', { name: 'Release' }).focus();
    scripted.settle('Arrival', 'published');
    await rows(page, 'Arrival').waitFor();
    expect(await labelOfFocused(page)).toBe('Release');
    await page.keyboard.press('Enter');
    await page.getByRole('article').getByText('published', { exact: true }).waitFor();
    expect(await labelOfFocused(page)).toBe('The chosen event');

    await rows(page, 'Chosen').getByRole('radio').focus();
    scripted.settle('AnotherArrival', 'published');
    await rows(page, 'AnotherArrival').waitFor();
    expect(await page.evaluate('document.activeElement.type')).toBe('radio');
  });

  it('releases once, however often one clicks', async () => {
    await start();
    scripted.settle('Junk', 'quarantined');
    await showTab(page, 'Quarantine');
    const { promise, resolve } = Promise.withResolvers();
    scripted.gate = promise;
    await card(page, 'Junk').getByRole('button', { name: 'Release' }).dblclick();
    await card(page, 'Junk').getByRole('button', { name: 'Drop' }).click({ force: true });
    resolve(undefined);
    await page.getByText('The quarantine is empty').waitFor();
    expect(await page.locator('#notice').textContent()).toBe('Released');
    const actions = scripted.asked.filter(({ name }) => name === 'release' || name === 'drop');
    expect(actions).toHaveLength(1);
  });

  it('sends the dead letters through once, however often one clicks', async () => {
    await start();
    await showTab(page, 'Dead letters');
    const { promise, resolve } = Promise.withResolvers();
    scripted.gate = promise;
    await page.getByRole('button', { name: 'Send all through again' }).dblclick();
    resolve(undefined);
    await page.getByText('The dead-letter queue is empty').waitFor();
    expect(scripted.asked.filter(({ name }) => name === 'redrive')).toHaveLength(1);
    expect(await labelOfFocused(page)).toBe('Dead letters');
  });

  it('says so while nothing runs, and goes on when it runs again', async () => {
    await start({ startedMs: 1 });
    for (const id of ['First', 'Second']) scripted.settle(id, 'published');
    await rows(page, 'First').click();
    await page.getByRole('article').getByText('body of').waitFor();
    await scripted.stop();
    await page.getByText('Not running: npm start').waitFor();

    await page.locator('[data-name=UserStatus]').dispatchEvent('click');
    await page.getByText('Not running: start it with npm start').waitFor();
    await rows(page, 'Second').click();
    const detail = page.getByRole('article');
    await detail.getByRole('heading', { name: 'Second' }).waitFor();
    await detail.getByText('Its content cannot be loaded').waitFor();
    expect(await detail.getByText('body of').count()).toBe(0);

    await restart(1);
    for (const id of ['First', 'Second']) scripted.settle(id, 'published');
    await detail.getByText('body of').waitFor();
    await detail.getByRole('heading', { name: 'Second' }).waitFor();
  });

  it('begins anew with another run', async () => {
    await start({ startedMs: 1, awsEndpoint: 'http://127.0.0.1:1' });
    scripted.settle('OfTheOldRun', 'published');
    await rows(page, 'OfTheOldRun').click();
    await page.getByRole('article').waitFor();
    await scripted.stop();
    await page.getByText('Not running: npm start').waitFor();
    await restart(2);
    scripted.settle('OfTheNewRun', 'published');
    await rows(page, 'OfTheNewRun').waitFor();
    await page.getByText('Choose an event').waitFor();
    expect(await page.getByText('http://127.0.0.1:1').count()).toBe(0);
    expect(await rows(page, 'OfTheOldRun').count()).toBe(0);
  });

  it('is not made wider than a phone by what was sent', async () => {
    await start({}, 360);
    scripted.settle('Long', 'quarantined', 'x'.repeat(200));
    await rows(page, 'xxx').waitFor();
    const width = () => page.evaluate('document.documentElement.scrollWidth');
    expect(await width()).toBe(360);
    await rows(page, 'xxx').click();
    await page.getByRole('article').getByText('body of').waitFor();
    expect(await width()).toBe(360);
    await showTab(page, 'Quarantine');
    await card(page, 'xxx').waitFor();
    expect(await width()).toBe(360);
  });

  it('sends to the endpoint that one chooses where there are several', async () => {
    const endpoints = ['sales', 'support'].map((name) => ({ name, webhookUrl: `https://${name}` }));
    await start({ endpoints });
    await page.getByText('Scenarios').waitFor();
    const send = page.getByRole('region', { name: 'Send' });
    await send.getByText('https://sales', { exact: true }).waitFor();
    await send.getByLabel('Endpoint').selectOption('support');
    await send.getByText('https://support', { exact: true }).waitFor();
    await send.locator('[data-name=not-json]').click();
    await page.getByText('Sent', { exact: true }).waitFor();
    expect(scripted.asked).toContainEqual({
      name: 'send',
      input: { name: 'not-json', endpoint: 'support' },
    });
  });
});
