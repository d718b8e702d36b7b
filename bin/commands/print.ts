import Table from 'cli-table3';

/** One line of output. */
export const printLine = (line = ''): void => {
  process.stdout.write(`${line}\n`);
};

/** For programs. */
export const printJson = (value: unknown): void => printLine(JSON.stringify(value, null, 2));

/** For people: without borders, which only cost width. @param rows - undefined is shown as nothing */
export const printTable = (
  head: readonly string[],
  rows: readonly (readonly (string | number | undefined)[])[],
): void => {
  const table = new Table({
    head: [...head],
    chars: {
      top: '',
      'top-mid': '',
      'top-left': '',
      'top-right': '',
      bottom: '',
      'bottom-mid': '',
      'bottom-left': '',
      'bottom-right': '',
      left: '',
      'left-mid': '',
      mid: '',
      'mid-mid': '',
      right: '',
      'right-mid': '',
      middle: '  ',
    },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  });
  table.push(...rows.map((row) => row.map((cell) => `${cell ?? ''}`)));
  printLine(table.toString().replaceAll(/ +$/gm, ''));
};

/** What goes on, to whoever watches: never part of the output proper. */
export const printProgress = (text: string): void => {
  process.stderr.write(`${text}\n`);
};
