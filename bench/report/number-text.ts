/** Three significant digits, or whole. */
export const numberText = (cell: number | string): string => {
  if (typeof cell === 'string') return cell;
  if (Number.isInteger(cell) || Math.abs(cell) >= 100) return cell.toFixed(0);
  return cell.toPrecision(3);
};
