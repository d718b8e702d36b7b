/** `arn:…:log-group:NAME`, with or without `:*` behind it. */
export const logGroupNameOf = (arn: string): string =>
  arn.split(':log-group:')[1]?.replace(/:\*$/, '') ?? '';
