import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { Plot } from '../measurement.ts';

/** @returns the plot as SVG. */
export const draw = async ({ title, spec }: Plot): Promise<string> => {
  const whole: TopLevelSpec = JSON.parse(
    JSON.stringify({ background: 'white', padding: 8, title, ...spec }),
  );
  const view = new View(parse(compile(whole).spec), { renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
};
