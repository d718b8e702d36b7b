import {
  type Alarm,
  GraphWidget,
  type IMetric,
  type IWidget,
  Row,
  TextWidget,
  TextWidgetBackground,
} from 'aws-cdk-lib/aws-cloudwatch';

/** The dashboard's own unit. */
const fullWidth = 24;

export interface Graph {
  /** What it shows, and what is normal. */
  readonly title: string;
  readonly metrics: readonly IMetric[];
  /** Alarms on metrics of the left axis, for a line at their thresholds. */
  readonly alarms?: readonly Alarm[];
  /** Metrics of another unit. */
  readonly right?: readonly IMetric[];
  /** @default 'per 5 min' */
  readonly unit?: string;
}

const graphWidget = (
  { title, metrics, alarms = [], right = [], unit = 'per 5 min' }: Graph,
  width: number,
) =>
  new GraphWidget({
    title,
    left: [...metrics],
    right: [...right],
    leftAnnotations: alarms.map((alarm) => alarm.toAnnotation()),
    leftYAxis: { label: unit, showUnits: false, min: 0 },
    rightYAxis: { min: 0 },
    width,
    height: 6,
  });

/** One station of an event's path: a heading, and its graphs side by side. */
export const station = (heading: string, graphs: readonly Graph[]): IWidget[] => [
  new TextWidget({
    markdown: `## ${heading}`,
    width: fullWidth,
    height: 1,
    background: TextWidgetBackground.TRANSPARENT,
  }),
  new Row(...graphs.map((graph) => graphWidget(graph, Math.floor(fullWidth / graphs.length)))),
];
