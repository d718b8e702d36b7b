import Table from 'cli-table3';
import { type CostLine, totalUsd } from './monthly-cost.ts';

const dollars = (usd: number): string => usd.toFixed(2);

const quantityText = (quantity: number): string =>
  quantity.toLocaleString('en', { maximumFractionDigits: quantity < 100 ? 2 : 0 });

/** The lines under each other with the sum of each service and of all. */
export const costTable = (lines: readonly CostLine[]): string => {
  const table = new Table({
    head: ['service', 'what', 'a month', 'from', 'USD', 'of the service'],
    colAligns: ['left', 'left', 'right', 'left', 'right', 'right'],
    style: { head: [], border: [], compact: true },
  });
  for (const [service, ofService] of Map.groupBy(lines, (one) => one.service))
    for (const [index, { what, quantity, basis, usd }] of ofService.entries()) {
      const isFirst = index === 0;
      const sum = isFirst ? dollars(totalUsd(ofService)) : '';
      table.push([isFirst ? service : '', what, quantityText(quantity), basis, dollars(usd), sum]);
    }
  table.push(['all', '', '', '', '', dollars(totalUsd(lines))]);
  return table.toString();
};
