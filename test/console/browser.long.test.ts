import { join } from 'node:path';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { sample } from '../../lib/catalogue/index.ts';
import type { WatchedPage } from './open-page.ts';
import { type RunningConsole, startRunningConsole } from './running-console.ts';

/** Where `npm run screenshots` wants the pictures; the ports are those of `npm start` then. */
const pictures = process.env.SCREENSHOTS_FOLDER;
const ports = pictures ? [] : ['--port', '0'];
/** Of calls that only the console makes, which no fault may hit. */
const faults = ['--fault', 'sqs.GetQueueAttributes=503', '--fault', 'events.TestEventPattern=503'];

const tabNames = ['Events', 'Quarantine', 'Dead letters', 'Rule pattern'] as const;

const showTab = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('button', { name }).click();
const send = (page: Page, name: string) => page.locator(`[data-name="${name}"]`).click();
const rows = (page: Page, text: string | RegExp) =>
  page
    .getByRole('radiogroup', { name: 'Events, newest first' })
    .locator('label')
    .filter({ hasText: text });
const cards = (page: Page, reason: string) =>
  page
    .getByRole('region', { name: 'Quarantine' })
    .getByRole('listitem')
    .filter({ hasText: reason });
const openSends = async (page: Page): Promise<void> => {
  // From the last: each that opens leaves the others' places as they are.
  const closed = await page.locator('.send details:not([open]) > summary').all();
  for (const group of closed.toReversed()) await group.click();
};
const stationNumber = (page: Page, title: string) =>
  page.locator('.station').filter({ hasText: title }).locator('b');

const tabTo = async (page: Page, selector: string): Promise<void> => {
  for (let presses = 0; presses < 150; presses += 1) {
    if (await page.evaluate(`document.activeElement.matches('${selector}')`)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key never comes to ${selector}`);
};

describe('the console in a browser', () => {
  let running: RunningConsole;
  let opened: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    running = await startRunningConsole(...ports, ...faults);
  }, 180_000);
  afterAll(() => running?.stop());
  beforeEach(async () => {
    opened = await running.open({ viewport: { width: 1360, height: 960 } });
    page = opened.page;
    await openSends(page);
  });
  afterEach(async () => {
    const { complaints } = opened;
    await page.context().close();
    expect(complaints).toEqual([]);
  });

  it('says what to do while nothing has come', async () => {
    await page.getByText('Nothing has come yet').waitFor();
    expect(await page.locator('.raw').first().textContent()).toContain(running.webhookUrl);
  });

  it('sends a sample and shows it pass, step by step, as sent beside as published', async () => {
    await send(page, 'QueueStatus');
    const row = rows(page, /QueueStatus.*published/);
    await row.first().click();
    const detail = page.getByRole('article');
    for (const step of [
      'Received',
      'On the queue',
      'Answered 200',
      'Claimed by its Id',
      'Published on the bus',
      'Matched rule EventLog',
      'Delivered to log group',
      'Recorded as published',
    ])
      await detail.getByText(step).first().waitFor();
    const metadata = detail.getByRole('row').filter({ hasText: '"metadata"' });
    expect(await metadata.getAttribute('class')).toBe('added');
    // Enreach's times have no zone; ours say that they are in UTC.
    const changed = detail.locator('tr.changed');
    expect(await changed.count()).toBe(1);
    expect(await changed.first().innerText()).toContain('"Timestamp"');
    await stationNumber(page, 'HTTP API')
      .filter({ hasText: /^[1-9]/ })
      .waitFor();
  });

  it('explains the flags of what was spelled oddly, and marks what changed', async () => {
    await send(page, 'odd-spelling');
    await rows(page, /QueueCallInUserAllocated.*published.*3 flags/)
      .first()
      .click();
    const detail = page.getByRole('article');
    await detail.getByText('A GUID was spelled otherwise').waitFor();
    expect(await detail.locator('tr.changed td:last-child').allTextContents()).toEqual([
      expect.stringContaining('"CallId"'),
      expect.stringContaining('"QueueName"'),
    ]);
  });

  it('has an offer for every event type of the catalogue', async () => {
    expect(
      await page.locator('.send details', { hasText: 'samples' }).locator('button').count(),
    ).toBe(34);
  });

  it('quarantines junk, says that a release would not help, and drops it', async () => {
    await send(page, 'not-json');
    await showTab(page, 'Quarantine');
    const card = cards(page, 'invalidJson');
    await card.getByRole('button', { name: 'Release' }).click();
    await page.getByText('It would be quarantined again').waitFor();
    await card.getByRole('button', { name: 'Drop' }).click();
    await card.waitFor({ state: 'detached' });
    await showTab(page, 'Events');
    await rows(page, 'dropped').first().waitFor();
  });

  it('releases from the quarantine what may pass, and shows it published', async () => {
    await send(page, 'id-conflict');
    await showTab(page, 'Quarantine');
    const card = cards(page, 'idConflict');
    await card.getByRole('button', { name: 'Show its steps and body' }).click();
    await page.getByRole('article').getByRole('button', { name: 'Publish this one, too' }).click();
    const detail = page.getByRole('article');
    await detail.getByText('Released by a person').waitFor();
    await detail.locator('.badge', { hasText: 'published' }).waitFor();
    await showTab(page, 'Quarantine');
    await page.getByText('The quarantine is empty').waitFor();
  });

  it('shows a refused request', async () => {
    await send(page, 'wrong-token');
    await rows(page, 'refused').first().click();
    await page.getByRole('article').getByText('refusedToken').waitFor();
  });

  it('plays a scenario to its end', async () => {
    await send(page, 'answered-call');
    await page.getByText('Playing answered-call', { exact: true }).waitFor();
    await rows(page, /QueueCallInDisconnected.*published/)
      .first()
      .waitFor();
    await page.getByText('Playing answered-call', { exact: true }).waitFor({ state: 'hidden' });
  });

  it('tries a pattern on the events so far, and tells one that is none', async () => {
    await send(page, 'UserStatus');
    await rows(page, /UserStatus.*published/)
      .first()
      .click();
    await page.getByRole('button', { name: 'Try a pattern for it' }).click();
    await page.getByText(/^Matches [1-9]\d* of \d+ events$/).waitFor();
    const matches = page.getByRole('list', { name: 'Events that match, newest first' });
    const texts = await matches.getByRole('button').allTextContents();
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text).toContain('UserStatus');

    const pattern = page.getByLabel("A rule's event pattern");
    await pattern.fill('{"detail": {"QueueId": "no list"}}');
    await pattern.press('Control+Enter');
    await page.getByText('Event pattern is not valid').waitFor();
  });

  it('shows dead letters and sends them through again', async () => {
    const sqs = new SQSClient({
      endpoint: running.awsEndpointUrl,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    const attribute = (value: string) => ({ DataType: 'String', StringValue: value });
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: running.outputs.DeadLetterQueueUrl,
        MessageBody: JSON.stringify(sample('UserWrapUpStarted', {}, 'dead letter')),
        MessageAttributes: {
          DeliveryId: attribute('7d4f5f0e-5f0a-4f2e-9d5e-0c8e5a1b2c3d'),
          Endpoint: attribute('default'),
          ReceivedAt: attribute(new Date().toISOString()),
          Encoding: attribute('text'),
          EventHeader: attribute('UserWrapUpStarted'),
        },
      }),
    );
    sqs.destroy();
    await showTab(page, 'Dead letters');
    await page.getByRole('heading', { name: 'UserWrapUpStarted' }).waitFor();
    await page.getByRole('button', { name: 'Send all through again' }).click();
    await page.getByText('The dead-letter queue is empty').waitFor();
    await showTab(page, 'Events');
    await rows(page, /UserWrapUpStarted.*published/)
      .first()
      .waitFor();
  });

  it.each(['light', 'dark'] as const)(
    'has no serious accessibility fault (%s)',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await send(page, 'bad-value');
      await page.getByLabel('Filter the events').fill('invalidPayload');
      await rows(page, 'quarantined').first().click();
      await page.getByRole('article').getByText('invalidPayload').waitFor();
      for (const tab of tabNames) {
        await showTab(page, tab);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations.filter(
          ({ impact }) => impact === 'serious' || impact === 'critical',
        );
        expect(serious.map(({ id, nodes }) => [tab, id, nodes.map(({ html }) => html)])).toEqual(
          [],
        );
      }
    },
  );

  it('is worked by keyboard alone', async () => {
    await tabTo(page, '[data-name=QueueAttachedUsers]');
    await page.keyboard.press('Enter');
    await rows(page, /QueueAttachedUsers.*published/)
      .first()
      .waitFor();
    await tabTo(page, 'nav button:not([aria-current])');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Quarantine' }).waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, '[type=radio]');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    const chosen = page.locator('.rows label:has(:checked) strong');
    const type = await chosen.textContent();
    await page
      .getByRole('article')
      .getByRole('heading', { name: `${type}`, level: 3 })
      .waitFor();
  });

  it('has room on a phone: nothing is wider than the page', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const tab of tabNames) {
      await showTab(page, tab);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    }
    await showTab(page, 'Events');
    await rows(page, 'published').first().click();
    await page.getByRole('button', { name: 'All events' }).click();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await rows(page, 'published').first().waitFor();
  });

  it.each(['light', 'dark'] as const)(
    'is a picture for the documentation (%s)',
    async (colorScheme) => {
      await page.close();
      ({ page } = opened = await running.open({
        viewport: { width: 1280, height: 1200 },
        colorScheme,
        reducedMotion: 'reduce',
      }));
      await send(page, 'answered-call');
      await page.getByText('Playing answered-call', { exact: true }).waitFor();
      await page
        .getByText('Playing answered-call', { exact: true })
        .waitFor({ state: 'hidden', timeout: 60_000 });
      await send(page, 'odd-spelling');
      await page.locator('.rows label:first-child', { hasText: '3 flags' }).click();
      await page.getByRole('article').getByText('A GUID was spelled otherwise').waitFor();
      await page.locator('#notice:empty').waitFor({ state: 'attached' });
      await page.evaluate('scrollTo(0, 0)');
      const picture = await page.screenshot({
        animations: 'disabled',
        ...(pictures && { path: join(pictures, `console-${colorScheme}.png`) }),
      });
      expect(picture.length).toBeLessThan(400_000);
    },
  );
});
