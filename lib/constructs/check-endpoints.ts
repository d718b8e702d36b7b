import * as v from 'valibot';
import { endpointOptions, endpointsOf } from '../../functions/ingress/environment.ts';
import type { EndpointProps } from './endpoint.ts';

const endpointsSchema = endpointsOf(v.object(endpointOptions, 'must be an object'));

/** Paths below another's greedy twin. */
const nested = (paths: readonly string[]) =>
  paths.filter((path) => paths.some((other) => path.startsWith(`${other}/`)));

/** Names of which the logical ids of outputs, letters and digits only, leave nothing or what another has too. */
const indistinct = (names: readonly string[]) => {
  const seen = new Set(['']);
  return [...new Set(names)].filter((name) => {
    const kept = name.replace(/[-_]/g, '');
    return seen.size === seen.add(kept).size;
  });
};

/** Names of endpoints whose secret another has, too: who knows the one's token would know the other's. */
const sharing = (endpoints: readonly EndpointProps[]) =>
  endpoints.flatMap(({ name, secret }, index) =>
    secret &&
    endpoints.slice(0, index).some((other) => other.secret?.secretArn === secret.secretArn)
      ? [name]
      : [],
  );

/** @returns what is wrong, the option and the value that has it. */
export const endpointFaults = (endpoints: readonly EndpointProps[]): string[] => {
  const plain = endpoints.map(({ name, path, allowedSources }) => ({ name, path, allowedSources }));
  const { issues = [] } = v.safeParse(endpointsSchema, plain);
  const faults: [names: readonly string[], rule: string][] = [
    [nested(plain.map(({ path }) => path)), "not have a path below another's"],
    [indistinct(plain.map(({ name }) => name)), 'have names that differ in letters or digits'],
    [sharing(endpoints), 'have secrets of their own'],
  ];
  return [
    ...issues.map((issue) => {
      const option = ['endpoints', v.getDotPath(issue)].filter((part) => part !== null).join('.');
      return `${option} ${issue.message}: ${JSON.stringify(issue.input)}`;
    }),
    ...faults.flatMap(([names, rule]) =>
      names.length > 0 ? [`endpoints must ${rule}: ${JSON.stringify(names)}`] : [],
    ),
  ];
};
