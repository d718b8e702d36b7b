/** What a figure is held to; a target that is missed fails the run. */
export interface Target {
  readonly what: string;
  /** Of the rival's, where there is one. */
  readonly unit: 'x' | 'ms more' | 'calls an event' | 'KiB' | 'events/s' | 'lost';
  readonly limit: 'at most' | 'at least';
  readonly value: number;
}

const atMost = (value: number, unit: Target['unit'], what: string): Target => ({
  what,
  unit,
  limit: 'at most',
  value,
});

export const targets = {
  parsing: atMost(8, 'x', 'parsing: bytes to event, all samples, against JSON.parse'),
  catalogueLoad: atMost(3, 'ms more', 'loading the catalogue, against an empty module'),
  ingressColdStart: atMost(
    0.75,
    'x',
    'ingress: process start to first answer, against CDK default',
  ),
  ingressFirst: atMost(0.5, 'x', 'ingress: first invocation, against CDK default'),
  ingressWarmCpu: atMost(1.1, 'x', 'ingress: warm CPU, against a bare SendMessage'),
  consumerCalls: atMost(1.25, 'calls an event', 'consumer: AWS calls at batch 10'),
  consumerCpu: atMost(0.45, 'x', 'consumer: CPU an event at batch 10, against Powertools'),
  consumerWall: atMost(0.75, 'x', 'consumer: a batch of 10 at 5 ms latency, against Powertools'),
  ingressBundle: atMost(230, 'KiB', 'ingress: bundle'),
  consumerBundle: atMost(300, 'KiB', 'consumer: bundle'),
  pipelineRate: {
    what: 'local pipeline: end to end, its best number of consumer environments',
    unit: 'events/s',
    limit: 'at least',
    value: 300,
  },
  pipelineLost: atMost(0, 'lost', 'local pipeline: events lost, over all runs'),
} as const satisfies Record<string, Target>;

export type TargetName = keyof typeof targets;

/** @returns whether the figure keeps the target; one that could not be measured does not. */
export const isKept = ({ limit, value }: Target, reached: number): boolean =>
  limit === 'at most' ? reached <= value : reached >= value;
