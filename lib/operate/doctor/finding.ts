/** What one check of `doctor` found. */
export interface Finding {
  readonly check: string;
  /** `fault` makes doctor fail; `warning` wants attention; `skipped` could not be looked at. */
  readonly verdict: 'ok' | 'warning' | 'fault' | 'skipped';
  readonly detail: string;
  /** What to do. */
  readonly next?: string;
}
