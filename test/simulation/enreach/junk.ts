import { makeRandom, type Random } from '../random.ts';

const guid = '11111111-2222-4333-8444-555555555555';
const small: readonly [string, ...string[]] = [
  ' ',
  'not JSON',
  '[]',
  '{}',
  `{"Id":"${guid}"}`,
  '{"Id":"00000000-0000-0000-0000-000000000000","EventType":"QueueStatus"}',
  '{"Id":"one","EventType":"QueueStatus"}',
  `{"Id":"${guid}","EventType":"QueueStatus","metadata":1}`,
  `{"Id":"${guid}","EventType":"QueueStatus"}`,
  `{"Id":"${guid}","EventType":"Queue Status"}`,
];

/** Too large, gzipped, for one item of the quarantine table. */
const largeDigits = 900_000;
const largePerMille = 5;
let large: string | undefined;

/** A body that can never be published. */
export const junk = (random: Random): string => {
  if (!random.chance(largePerMille / 1000)) return random.pick(small);
  large ??= `{"Large":"${makeRandom(0, 'large body').hex(largeDigits)}"}`;
  return large;
};
