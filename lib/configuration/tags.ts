import * as v from 'valibot';

const tagText = /^[\p{L}\p{Z}\p{N}_.:/=+@-]*$/u;

const mostTags = 50;

const tag = v.record(
  v.pipe(
    v.string(),
    v.regex(tagText, 'must have a name of letters, digits, blanks and _.:/=+@-'),
    v.minLength(1, 'must have a name'),
    v.maxLength(128, 'must have a name of up to 128 characters'),
    v.check((name) => !/^aws:/i.test(name), "must not have a name of AWS, which start with 'aws:'"),
  ),
  v.pipe(
    v.string('must be a string'),
    v.regex(tagText, 'must be of letters, digits, blanks and _.:/=+@-'),
    v.nonEmpty('must not be empty'),
    v.maxLength(256, 'must be up to 256 characters'),
  ),
  'must be an object',
);

/** What CloudFormation takes as tags of a stack. */
export const tags = v.pipe(tag, v.maxEntries(mostTags, `must be up to ${mostTags}`));
