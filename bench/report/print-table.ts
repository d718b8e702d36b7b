import CliTable from 'cli-table3';
import type { Table } from '../measurement.ts';
import { numberText } from './number-text.ts';

export const printTable = ({ title, columns, rows, note }: Table): void => {
  const table = new CliTable({
    head: [...columns],
    colAligns: columns.map((_, index) => (index === 0 ? 'left' : 'right')),
    style: { head: [], border: [] },
  });
  table.push(...rows.map((row) => row.map(numberText)));
  console.log(`\n${title}\n${table.toString()}${note ? `\n${note}` : ''}`);
};
