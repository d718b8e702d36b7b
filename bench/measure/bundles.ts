import type { ContenderName } from '../contender.ts';
import type { Bench, Measurement } from '../measurement.ts';

const names: readonly ContenderName[] = [
  'ingress',
  'CDK default ingress',
  'consumer',
  'CDK default consumer',
  'Powertools, default',
  'Powertools, best options',
  'bare SendMessage',
  'nothing',
];

export const measureBundles = ({ contenders }: Bench): Measurement => {
  const kibibytes = (name: ContenderName) => contenders.of(name).kibibytes;
  return {
    reached: [
      {
        target: 'ingressBundle',
        reached: kibibytes('ingress'),
        ours: kibibytes('ingress'),
        unit: 'KiB',
      },
      {
        target: 'consumerBundle',
        reached: kibibytes('consumer'),
        ours: kibibytes('consumer'),
        unit: 'KiB',
      },
    ],
    tables: [
      {
        title: 'Bundles',
        columns: ['', 'KiB'],
        rows: names.map((name) => [name, kibibytes(name)]),
        note: 'What is bundled by CDK’s or Powertools’ defaults has the SDK outside: it comes with the runtime, and is loaded all the same.',
      },
    ],
    plots: [],
  };
};
