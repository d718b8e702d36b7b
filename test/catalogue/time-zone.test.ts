import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

interface Printed {
  readonly offset: number;
  readonly outcomes: readonly unknown[];
}

function parsedIn(timeZone: string): Printed {
  const script = join(import.meta.dirname, 'print-parsed.ts');
  const env = { ...process.env, TZ: timeZone };
  return JSON.parse(execFileSync(process.execPath, [script], { env, encoding: 'utf8' }));
}

it('reads every sample and every spelling of a time alike, wherever the machine thinks it is', () => {
  const utc = parsedIn('UTC');
  expect(utc.offset).toBe(0);
  expect(utc.outcomes.length).toBeGreaterThan(12);
  for (const timeZone of ['Asia/Kolkata', 'Europe/Helsinki', 'America/St_Johns']) {
    const elsewhere = parsedIn(timeZone);
    expect(elsewhere.offset).not.toBe(0);
    expect(elsewhere.outcomes).toEqual(utc.outcomes);
  }
});
