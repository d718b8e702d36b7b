import { measureCatalogueLoad } from './catalogue-load.ts';
import { measureParsing } from './parsing.ts';

/** Measures every figure with its rival in one run, prints them with their targets, and fails when one is missed. */
const figures = [measureParsing(), measureCatalogueLoad()];

const rows = figures.map((figure) => ({
  figure: figure.what,
  'ours ms': figure.ours.toFixed(3),
  rival: figure.rival,
  'rival ms': figure.theirs.toFixed(3),
  ratio: `${(figure.ours / figure.theirs).toFixed(2)}x`,
  reached: `${figure.reached.toFixed(2)} ${figure.unit}`,
  target: `under ${figure.target} ${figure.unit}`,
  result: figure.reached < figure.target ? 'pass' : 'FAIL',
}));
console.table(rows);
process.exitCode = rows.every(({ result }) => result === 'pass') ? 0 : 1;
