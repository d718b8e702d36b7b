import type { CompiledPattern } from './pattern/match-pattern.ts';
import type { Target } from './target.ts';

export interface Rule {
  readonly name: string;
  readonly arn: string;
  readonly busName: string;
  readonly description?: string;
  readonly isEnabled: boolean;
  /**
   * Whether EventBridge needs leave to reach its targets. Nobody can give it to a rule put over the API: the local cloud
   * has no operation that attaches a resource policy.
   */
  readonly needsPermission: boolean;
  /** As it was put. */
  readonly patternText: string;
  readonly pattern: CompiledPattern;
  /** By id. */
  readonly targets: ReadonlyMap<string, Target>;
}
