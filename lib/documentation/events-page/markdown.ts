import type { JsonValue } from '../../catalogue/index.ts';
import { jsonText } from './json-text.ts';

/** A table of GitHub-flavoured Markdown; cells hold Markdown on one line. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(inCell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** GitHub undoes this escape even inside of code. */
function inCell(markdown: string): string {
  return markdown.replaceAll('|', '\\|').replaceAll('\n', '<br>');
}

export function code(text: string): string {
  return `\`${text}\``;
}

export function jsonBlock(value: JsonValue): string {
  return `\`\`\`json\n${jsonText(value)}\n\`\`\``;
}

/** A link to a heading of the same page, which must be letters, digits and blanks only. */
export function linkTo(heading: string): string {
  return `[${heading}](#${heading.toLowerCase().replaceAll(' ', '-')})`;
}
