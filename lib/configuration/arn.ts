import * as v from 'valibot';

/** `arn:aws:kms:eu-north-1:111122223333:key/…`, of any partition. */
const arnOf = (service: string, resource: RegExp) =>
  new RegExp(`^arn:aws[a-z-]*:${service}:[a-z0-9-]+:\\d{12}:${resource.source}$`);

const busArn = arnOf('events', /event-bus\/[\w./-]{1,256}/);
const secretArn = arnOf('secretsmanager', /secret:[\w/+=.@-]+-[A-Za-z0-9]{6}/);
const keyArn = arnOf('kms', /key\/(mrk-)?[0-9a-f-]+/);
const certificateArn = arnOf('acm', /certificate\/[0-9a-f-]+/);

const text = v.string('must be a string');

const isNameOr = (arn: RegExp, name: RegExp) => (given: string) =>
  given.startsWith('arn:') ? arn.test(given) : name.test(given);

export const busText = v.pipe(
  text,
  v.check(isNameOr(busArn, /^[\w./-]{1,256}$/), 'must be the name or the ARN of an event bus'),
);

export const secretText = v.pipe(
  text,
  v.check(
    isNameOr(secretArn, /^[\w/+=.@-]{1,512}$/),
    'must be the name of a secret or its whole ARN, which ends in six random characters',
  ),
);

export const keyText = v.pipe(
  text,
  v.regex(keyArn, 'must be the ARN of a KMS key, not of an alias'),
);

export const certificateText = v.pipe(
  text,
  v.regex(certificateArn, 'must be the ARN of an ACM certificate'),
);
