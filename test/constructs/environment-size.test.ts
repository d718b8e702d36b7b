import type { EndpointProps } from '../../lib/constructs/endpoint.ts';
import { synthesized } from './synthesized.ts';

const endpoints = (count: number, more: Partial<EndpointProps> = {}): EndpointProps[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `endpoint-${index}`,
    path: `/hooks/${index}`,
    ...more,
  }));

const fault = (count: number) =>
  new RegExp(
    `Webhooks/Ingress\\] endpoints must fit into the 4096 bytes of the function's environment: ${count} of them make it up to \\d{4,5} bytes, the first \\d+ fit`,
  );

/** What the message of a refusal says. */
const refusal = (all: readonly EndpointProps[]) => {
  try {
    synthesized({ endpoints: all });
  } catch (error) {
    return `${error}`;
  }
  throw new Error('it was taken');
};

describe("the endpoints, which a function's environment of 4 KB must hold", () => {
  it('are fifteen with short names', () => {
    expect(() => synthesized({ endpoints: endpoints(15) })).not.toThrow();
  });

  it.each([
    ['many endpoints', endpoints(40)],
    ['long names', endpoints(20, {}).map((one) => ({ ...one, name: one.name.padEnd(64, 'x') }))],
    [
      'long allow lists',
      endpoints(3, { allowedSources: Array.from({ length: 100 }, (_, n) => `192.0.2.${n}/32`) }),
    ],
  ])('are refused at synth where they do not fit: %s', (_, all) => {
    expect(() => synthesized({ endpoints: all })).toThrow(fault(all.length));
  });

  it('are refused with the number that fits', () => {
    const fitting = Number(/the first (\d+) fit/.exec(refusal(endpoints(40)))?.[1]);
    expect(() => synthesized({ endpoints: endpoints(fitting) })).not.toThrow();
    expect(refusal(endpoints(fitting + 1))).toMatch(fault(fitting + 1));
  });
});
