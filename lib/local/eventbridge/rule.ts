import type { CompiledPattern } from './pattern/match-pattern.ts';
import type { Target } from './target.ts';

export interface Rule {
  readonly name: string;
  readonly arn: string;
  readonly busName: string;
  readonly description?: string;
  readonly isEnabled: boolean;
  /** As it was put. */
  readonly patternText: string;
  readonly pattern: CompiledPattern;
  /** By id. */
  readonly targets: ReadonlyMap<string, Target>;
}
