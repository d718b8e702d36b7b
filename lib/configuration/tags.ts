import * as v from 'valibot';

const tagText = /^[\p{L}\p{Z}\p{N}_.:/=+@-]*$/u;

export const tags = v.record(
  v.pipe(
    v.string(),
    v.regex(tagText, 'must have a name of letters, digits, blanks and _.:/=+@-'),
    v.minLength(1, 'must have a name'),
    v.maxLength(128, 'must have a name of up to 128 characters'),
    v.check((name) => !/^aws:/i.test(name), 'must not have a name that starts with aws:'),
  ),
  v.pipe(
    v.string('must be a string'),
    v.regex(tagText, 'must be of letters, digits, blanks and _.:/=+@-'),
    v.maxLength(256, 'must be up to 256 characters'),
  ),
  'must be an object',
);
