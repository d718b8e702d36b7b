import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** The anchors that GitHub gives the headings of a page. */
const anchorsOf = (path: string): ReadonlySet<string> => {
  const headings = [...readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)];
  const slugs = headings.map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- ]/gu, '')
      .replaceAll(' ', '-'),
  );
  expect(slugs).toHaveLength(new Set(slugs).size);
  return new Set(slugs);
};

const linksOf = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(
    ([, link = '']) => link,
  );

const pagesIn = (folder: string): string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);

const pages = [
  'README.md',
  ...pagesIn('docs'),
  ...pagesIn('docs/decisions'),
  ...readdirSync(join(root, 'examples')).map((name) => `examples/${name}/README.md`),
];

describe.each(pages)('%s', (page) => {
  const path = join(root, page);

  it('links only to what there is, headings included', () => {
    const links = linksOf(path);
    const dangling = links.filter((link) => {
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? path : join(dirname(path), file);
      if (!existsSync(target)) return true;
      return anchor !== undefined && !anchorsOf(target).has(anchor);
    });
    expect(dangling).toEqual([]);
  });
});

describe('README.md', () => {
  it('leads to every page', () => {
    const reached = new Set<string>();
    const follow = (page: string): void => {
      if (reached.has(page)) return;
      reached.add(page);
      for (const link of linksOf(join(root, page))) {
        const [file = ''] = link.split('#');
        if (file.endsWith('.md')) follow(join(dirname(page), file));
      }
    };
    follow('README.md');
    expect(pages.length).toBeGreaterThan(15);
    expect(pages.filter((page) => !reached.has(page))).toEqual([]);
  });
});
