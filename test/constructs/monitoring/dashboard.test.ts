import * as v from 'valibot';
import { type Synthesized, synthesized } from '../synthesized.ts';
import { widgetsOf } from './watched-metrics.ts';

const placed = v.object({
  type: v.string(),
  x: v.number(),
  y: v.number(),
  width: v.number(),
  height: v.number(),
  properties: v.object({
    title: v.optional(v.string()),
    markdown: v.optional(v.string()),
    alarms: v.optional(v.array(v.string())),
    annotations: v.optional(v.object({ horizontal: v.array(v.object({ value: v.number() })) })),
  }),
});

describe('the dashboard', () => {
  let stack: Synthesized;
  let widgets: v.InferOutput<typeof placed>[];
  beforeAll(() => {
    stack = synthesized();
    widgets = widgetsOf(stack).map((widget) => v.parse(placed, widget));
  });

  it('has a name that another region does not have, since dashboards are of the account', () => {
    const [dashboard] = stack.ofType('AWS::CloudWatch::Dashboard');
    expect(dashboard?.properties.DashboardName).toBe('EnreachWebhooks-REGION');
  });

  it('sums up by the period that the graphs say, however long a time is looked at', () => {
    const [dashboard] = stack.ofType('AWS::CloudWatch::Dashboard');
    expect(JSON.parse(`${dashboard?.properties.DashboardBody}`)).toMatchObject({
      periodOverride: 'inherit',
    });
  });

  it('begins with the state of every alarm', () => {
    const [first] = widgets;
    expect(first).toMatchObject({ type: 'alarm', x: 0, y: 0 });
    expect(first?.properties.alarms).toEqual(
      stack.ofType('AWS::CloudWatch::Alarm').map(({ name }) => `arn:${name}`),
    );
  });

  it('then follows an event, from top to bottom', () => {
    const headings = widgets
      .filter(({ properties }) => properties.markdown?.startsWith('## '))
      .sort((a, b) => a.y - b.y)
      .map(({ properties }) => properties.markdown?.split(':')[0]);
    expect(headings).toEqual([
      '## 1. Front door',
      '## 2. Queue',
      '## 3. Consumer',
      '## 4. Tables',
      '## 5. Bus',
    ]);
  });

  it('says of each graph what is normal', () => {
    const titles = widgets
      .filter(({ type }) => type === 'metric')
      .map(({ properties }) => properties.title ?? '');
    expect(titles.length).toBeGreaterThan(12);
    expect(titles.filter((title) => !title.includes('normal: '))).toEqual([]);
  });

  it('draws the thresholds of alarms', () => {
    const drawn = widgets.flatMap(({ properties }) => properties.annotations?.horizontal ?? []);
    expect(drawn.map(({ value }) => value)).toEqual([10, 300, 1, 20, 1, 1]);
  });

  it('puts no widget upon another or beyond the edge', () => {
    for (const { x, y, width, height, type } of widgets) {
      expect(x + width).toBeLessThanOrEqual(24);
      const onTop = widgets.filter(
        (other) =>
          other.x < x + width &&
          x < other.x + other.width &&
          other.y < y + height &&
          y < other.y + other.height,
      );
      expect([type, x, y, onTop.length]).toEqual([type, x, y, 1]);
    }
  });
});
