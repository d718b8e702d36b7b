import { Logger } from '@aws-lambda-powertools/logger';

type Facts = Record<string, unknown>;

/** The log of a function, one object a line. */
export interface Log {
  readonly info: (message: string, facts: Facts) => void;
  readonly warn: (message: string, facts: Facts) => void;
  readonly error: (message: string, facts: Facts) => void;
}

/** The one place where functions make a logger; its level is `POWERTOOLS_LOG_LEVEL`. Metrics do not pass through it. */
export const startLogger = (): Logger => new Logger();
