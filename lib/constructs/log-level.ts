/** Of the functions' own logger. Never Lambda's: above INFO that one drops the metrics, which are log lines. */
export const logLevels = ['INFO', 'WARN', 'ERROR'] as const;

export type LogLevel = (typeof logLevels)[number];
