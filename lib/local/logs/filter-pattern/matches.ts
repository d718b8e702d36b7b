import { AwsError } from '../../front-door/aws-error.ts';

/** Whether a message matches. */
export type Matches = (message: string) => boolean;

export const invalidPattern = (reason: string) =>
  new AwsError('InvalidParameterException', `Invalid filter pattern: ${reason}`);
