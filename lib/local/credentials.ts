/** The access key names the caller; nothing is signed for a person to steal. */
export const localCredentials = (caller: string) => ({
  accessKeyId: `local-${caller}`,
  secretAccessKey: 'local',
});
