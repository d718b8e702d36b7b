import type { Pulse } from '../messages.ts';
import { el, svg } from './element.ts';
import { countOf } from './words.ts';

/** A station on the path: what it is, and what its number counts. */
interface Station {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly count: (pulse: Pulse) => number | undefined;
  readonly kind?: 'warning' | 'fault' | 'store';
  /** Middle, in a grid of columns and rows: on a wide page, and on a narrow one. */
  readonly wide: readonly [column: number, row: number];
  readonly narrow: readonly [column: number, row: number];
}

const settled = ({ counts }: Pulse): number =>
  counts.published + counts.duplicates + counts.quarantined + counts.retries;

const stations: readonly Station[] = [
  {
    name: 'api',
    title: 'HTTP API',
    unit: 'requests',
    count: ({ counts }) => counts.received,
    wide: [0, 0],
    narrow: [0, 0],
  },
  {
    name: 'ingress',
    title: 'Ingress',
    unit: 'accepted',
    count: ({ counts }) => counts.accepted,
    wide: [1, 0],
    narrow: [0, 1],
  },
  {
    name: 'queue',
    title: 'SQS queue',
    unit: 'waiting',
    count: ({ waiting }) => waiting && waiting.onQueue + waiting.atConsumer,
    wide: [2, 0],
    narrow: [0, 2],
  },
  {
    name: 'consumer',
    title: 'Consumer',
    unit: 'settled',
    count: settled,
    wide: [3, 0],
    narrow: [0, 3],
  },
  {
    name: 'bus',
    title: 'EventBridge bus',
    unit: 'published',
    count: ({ counts }) => counts.published,
    wide: [4, 0],
    narrow: [0, 4],
  },
  {
    name: 'rules',
    title: 'Rules',
    unit: 'delivered',
    count: ({ counts }) => counts.delivered,
    wide: [5, 0],
    narrow: [0, 5],
  },
  {
    name: 'refused',
    title: 'Refused',
    unit: 'not 200',
    count: ({ counts }) => counts.refused,
    kind: 'fault',
    wide: [1, 1],
    narrow: [1, 1],
  },
  {
    name: 'dead-letters',
    title: 'Dead letters',
    unit: 'now',
    count: ({ waiting }) => waiting?.inDeadLetterQueue,
    kind: 'fault',
    wide: [2, 1],
    narrow: [1, 2],
  },
  {
    name: 'quarantine',
    title: 'Quarantine',
    unit: 'now',
    count: ({ waiting }) => waiting?.inQuarantine,
    kind: 'warning',
    wide: [3, 1],
    narrow: [1, 3],
  },
  {
    name: 'duplicates',
    title: 'Deliveries table',
    unit: 'duplicates',
    count: ({ counts }) => counts.duplicates,
    kind: 'store',
    wide: [4, 1],
    narrow: [1, 4],
  },
];

const edges: readonly (readonly [from: string, to: string])[] = [
  ['api', 'ingress'],
  ['ingress', 'queue'],
  ['queue', 'consumer'],
  ['consumer', 'bus'],
  ['bus', 'rules'],
  ['ingress', 'refused'],
  ['queue', 'dead-letters'],
  ['consumer', 'quarantine'],
  ['consumer', 'duplicates'],
];

interface Layout {
  readonly of: 'wide' | 'narrow';
  readonly width: number;
  readonly height: number;
  readonly first: readonly [x: number, y: number];
  readonly step: readonly [x: number, y: number];
  readonly box: readonly [width: number, height: number];
}

const layouts: readonly [wide: Layout, narrow: Layout] = [
  { of: 'wide', width: 1150, height: 190, first: [138, 46], step: [188, 98], box: [140, 68] },
  { of: 'narrow', width: 350, height: 424, first: [84, 62], step: [182, 66], box: [150, 50] },
];

type Point = readonly [x: number, y: number];

const middleOf = (station: Station, { of, first, step }: Layout): Point => {
  const [column, row] = station[of];
  return [first[0] + column * step[0], first[1] + row * step[1]];
};

/** Between the boxes' edges; where neither is beside nor below the other, across and then down. */
const lineOf = ([fromX, fromY]: Point, [toX, toY]: Point, [width, height]: Point): string => {
  const gap = 5;
  if (fromY === toY) return `M${fromX + width / 2} ${fromY}H${toX - width / 2 - gap}`;
  if (fromX === toX) return `M${fromX} ${fromY + height / 2}V${toY - height / 2 - gap}`;
  const turnX = fromX + width / 2 + 24;
  return `M${fromX + width / 2} ${fromY}H${turnX}V${toY}H${toX - width / 2 - gap}`;
};

const drawStation = (station: Station, layout: Layout) => {
  const [x, y] = middleOf(station, layout);
  const [width, height] = layout.box;
  const left = x - width / 2 + 14;
  const number = svg('tspan', { class: 'number' }, '0');
  const element = svg(
    'g',
    { class: `station ${station.kind ?? 'main'}` },
    svg('rect', { x: x - width / 2, y: y - height / 2, width, height, rx: 10 }),
    svg('text', { x: left, y: y - 8, class: 'title' }, station.title),
    svg(
      'text',
      { x: left, y: y + (height > 60 ? 20 : 15) },
      number,
      svg('tspan', { dx: 6, class: 'unit' }, station.unit),
    ),
  );
  return { station, element, number };
};

const arrow = () =>
  svg(
    'defs',
    {},
    svg(
      'marker',
      {
        id: 'arrow',
        viewBox: '0 0 8 8',
        refX: 6,
        refY: 4,
        markerWidth: 7,
        markerHeight: 7,
        orient: 'auto',
      },
      svg('path', { d: 'M0 0.5 7 4 0 7.5z', class: 'tip' }),
    ),
  );

const entryOf = (layout: Layout): Point => {
  const [x, y] = layout.first;
  return layout.of === 'wide' ? [x - layout.box[0] / 2 - 62, y] : [x, y - layout.box[1] / 2 - 30];
};

const draw = (layout: Layout) => {
  const drawn = stations.map((station) => drawStation(station, layout));
  const middles = new Map(stations.map((station) => [station.name, middleOf(station, layout)]));
  const lines = edges.flatMap(([from, to]) => {
    const [start, end] = [middles.get(from), middles.get(to)];
    return start && end
      ? [
          svg('path', {
            class: 'edge',
            d: lineOf(start, end, layout.box),
            'marker-end': 'url(#arrow)',
          }),
        ]
      : [];
  });
  const [x, y] = entryOf(layout);
  const [firstX, firstY] = layout.first;
  const entry =
    layout.of === 'wide'
      ? `M${x} ${y}H${firstX - layout.box[0] / 2 - 5}`
      : `M${x} ${y + 4}V${firstY - layout.box[1] / 2 - 5}`;
  const element = svg(
    'svg',
    { viewBox: `0 0 ${layout.width} ${layout.height}`, role: 'img', class: layout.of },
    arrow(),
    svg('path', { class: 'edge', d: entry, 'marker-end': 'url(#arrow)' }),
    svg(
      'text',
      {
        x: layout.of === 'wide' ? x - 4 : x + 10,
        y: layout.of === 'wide' ? y - 10 : y + 8,
        class: 'source',
      },
      'Enreach',
    ),
    ...lines,
    ...drawn.map(({ element }) => element),
  );
  return { element, drawn };
};

const sentenceOf = (pulse: Pulse | undefined): string =>
  `The path of an event: ${stations
    .map(({ title, unit, count }) => `${title} ${(pulse && count(pulse)) ?? 0} ${unit}`)
    .join(', ')}`;

/** The path as the README draws it, with live numbers. */
export const createPathDrawing = () => {
  const drawings = layouts.map(draw);
  const element = el('div', {}, ...drawings.map((drawing) => drawing.element));
  const update = (pulse: Pulse | undefined): void => {
    for (const { element: drawing, drawn } of drawings) {
      drawing.setAttribute('aria-label', sentenceOf(pulse));
      for (const { station, element: group, number } of drawn) {
        const count = pulse ? station.count(pulse) : 0;
        const text = count === undefined ? '–' : countOf(count);
        group.classList.toggle('empty', !count);
        if (number.textContent === text) continue;
        number.textContent = text;
        group.classList.remove('beat');
        // A fresh start of the animation needs a layout in between.
        group.getBoundingClientRect();
        group.classList.add('beat');
      }
    }
  };
  update(undefined);
  return { element, update };
};
