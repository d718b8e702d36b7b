import { decodePath } from './request-target.ts';
import type { HttpApiRoute } from './types.ts';

export interface RouteMatch {
  readonly route: HttpApiRoute;
  readonly pathParameters: Readonly<Record<string, string>>;
}

export type RouteMatcher = (method: string, path: string) => RouteMatch | undefined;

interface CompiledRoute {
  readonly route: HttpApiRoute;
  readonly matches: (method: string, path: string) => Record<string, string> | undefined;
  /** Compared from the left, the lower first. */
  readonly rank: readonly number[];
}

const matchSegment = (
  pattern: string,
  segment: string,
  parameters: Record<string, string>,
): boolean => {
  const [, name] = /^\{([^+}]+)\}$/.exec(pattern) ?? [];
  if (name === undefined) return pattern === segment;
  if (segment === '') return false;
  parameters[name] = segment;
  return true;
};

const compile = (route: HttpApiRoute): CompiledRoute => {
  if (route.routeKey === '$default') return { route, matches: () => ({}), rank: [2] };

  const [method = '', path = ''] = route.routeKey.split(' ');
  const patterns = path.split('/');
  const [, greedy] = /^\{(.+)\+\}$/.exec(patterns.at(-1) ?? '') ?? [];
  const fixed = greedy === undefined ? patterns : patterns.slice(0, -1);

  return {
    route,
    rank: [
      greedy === undefined ? 0 : 1,
      -fixed.length,
      fixed.filter((pattern) => pattern.startsWith('{')).length,
      method === 'ANY' ? 1 : 0,
    ],
    matches: (requestMethod, requestPath) => {
      if (method !== 'ANY' && method !== requestMethod) return undefined;
      const segments = requestPath.split('/').map(decodePath);
      // More than the fixed part, if only the empty segment after a last slash: `/webhook/` is `/webhook/{proxy+}` with an
      // empty proxy. AWS does not document it; a route with that twin serves it in the field (storacha/w3infra#166).
      if (greedy === undefined ? segments.length !== fixed.length : segments.length <= fixed.length)
        return undefined;
      const parameters: Record<string, string> = {};
      const fits = fixed.every((pattern, index) =>
        matchSegment(pattern, segments[index] ?? '', parameters),
      );
      if (!fits) return undefined;
      if (greedy !== undefined) parameters[greedy] = segments.slice(fixed.length).join('/');
      return parameters;
    },
  };
};

const byRank = (a: CompiledRoute, b: CompiledRoute): number => {
  const differing = a.rank.findIndex((value, index) => value !== b.rank[index]);
  return (a.rank[differing] ?? 0) - (b.rank[differing] ?? 0);
};

/**
 * Finds the route of a request: the whole path before a greedy variable before `$default`; among equals the longest,
 * then the one with the fewest variables, then a method before `ANY`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html "Routing API requests"
 */
export const createRouteMatcher = (routes: readonly HttpApiRoute[]): RouteMatcher => {
  const compiled = routes.map(compile).sort(byRank);
  return (method, path) => {
    for (const { route, matches } of compiled) {
      const pathParameters = matches(method, path);
      if (pathParameters) return { route, pathParameters };
    }
    return undefined;
  };
};
