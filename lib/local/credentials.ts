const prefix = 'local-';

/** The access key names the caller; nothing is signed for a person to steal. */
export const localCredentials = (caller: string) => ({
  accessKeyId: `${prefix}${caller}`,
  secretAccessKey: 'local',
});

/** With it the local cloud makes what the template names. */
export const runnerCredentials = localCredentials('runner');

/** With it the console asks: as a person, but one whom no fault on demand hits. */
export const consoleCredentials = localCredentials('console');

/** The name of the function whose key this is, if it is one's. */
export const callerOfKey = (accessKeyId: string | undefined): string | undefined =>
  accessKeyId?.startsWith(prefix) ? accessKeyId.slice(prefix.length) : undefined;
