import { runInNewContext } from 'node:vm';
import * as v from 'valibot';
import { defineConfig, type EnreachConfig } from '../../lib/config.ts';
import { configurationSchema } from '../../lib/configuration/schema.ts';
import { configurationPage } from '../../lib/documentation/configuration-page/configuration-page.ts';
import { optionsOf } from '../../lib/documentation/configuration-page/options.ts';
import { synthesized } from '../constructs/synthesized.ts';

const page = configurationPage();

/** The cells of the option's row. */
const rowOf = (path: string): readonly string[] | undefined =>
  page
    .split('\n')
    .find((line) => line.startsWith(`| \`${path}\` |`))
    ?.split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());

describe('docs/configuration.md', () => {
  it('has a row for every option and every member of one', () => {
    const names = Object.keys(configurationSchema.entries);
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) expect([name, rowOf(name)?.length]).toEqual([name, 4]);
  });

  it.each([
    ['stackName', '`string`', "`'EnreachWebhooks'`"],
    ['endpoints', '`object[]`', "`[ { name: 'default', path: '/webhook' } ]`"],
    ['endpoints[].path', '`string`', 'required'],
    ['endpoints[].allowedSources', '`string[]`', 'none'],
    ['endpoints[].subscriptions[].AllEntities', '`true`', 'none'],
    ['throttle', '`object`', ''],
    ['throttle.rate', '`number, 1 to 100000`', '`10000`'],
    ['removalPolicy', "`'retain' \\| 'destroy'`", "`'retain'`"],
    ['tags', '`Record<string, string>`', '`{}`'],
  ])('says of %s its type, %s, and its default', (path, type, defaultText) => {
    expect(rowOf(path)?.slice(1, 3)).toEqual([type, defaultText]);
    expect(rowOf(path)?.[3]).toMatch(/^[A-Z].*\.$/);
  });

  it('says the defaults that there are', () => {
    for (const { path, defaultValue } of optionsOf(configurationSchema)) {
      if (path.includes('.') || defaultValue === undefined) continue;
      expect([path, defineConfig({})]).toEqual([
        path,
        expect.objectContaining({ [path]: expect.anything() }),
      ]);
    }
    expect(rowOf('retention.logDays')?.[2]).toBe(`\`${defineConfig({}).retention.logDays}\``);
  });

  it('has an example that deploys as it is printed', () => {
    const text = /^export default defineConfig\((\{.*?^\})\);$/ms.exec(page)?.[1];
    const example: EnreachConfig = runInNewContext(`(${text})`);
    // Of this realm, which Valibot and the constructs expect.
    const configuration = defineConfig(structuredClone(example));
    const { ofType, outputs } = synthesized({ configuration });
    expect(configuration.endpoints).toHaveLength(2);
    expect(ofType('AWS::ApiGatewayV2::DomainName')).toHaveLength(1);
    expect(outputs).toMatchObject({
      EventBusName: 'contact-centre',
      WebhookUrlsales: 'https://ref:FrontDoorCustomDomain/hooks/sales',
      WebhookUrlcare: 'https://ref:FrontDoorCustomDomain/hooks/care',
    });
  });
});

describe('the description of an option', () => {
  it('is asked for where it lacks', () => {
    const schema = v.strictObject({
      outer: v.pipe(v.strictObject({ inner: v.string() }), v.description('x')),
    });
    expect(() => optionsOf(schema)).toThrow('the option outer.inner has no description');
  });

  it('is refused for a type that the page cannot write', () => {
    const schema = v.strictObject({ when: v.pipe(v.date(), v.description('x')) });
    expect(() => optionsOf(schema)).toThrow('the type date cannot be described yet');
  });
});
