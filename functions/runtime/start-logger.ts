import { Logger } from '@aws-lambda-powertools/logger';

type Facts = Record<string, unknown>;

/** The log of a function, one object a line. */
export interface Log {
  readonly info: (message: string, facts: Facts) => void;
  readonly warn: (message: string, facts: Facts) => void;
  readonly error: (message: string, facts: Facts) => void;
}

/**
 * The one place where functions make a logger. `POWERTOOLS_LOG_LEVEL` makes it say more, never less than INFO: the lines
 * that say what became of a delivery are at INFO and above, and people follow an event by them.
 */
export const startLogger = (): Logger => {
  const logger = new Logger();
  const saysMore = ['TRACE', 'DEBUG'].includes(logger.getLevelName());
  return saysMore ? logger : new Logger({ logLevel: 'INFO' });
};
