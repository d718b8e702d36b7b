const maxLength = 256;

/**
 * Makes a header's value fit for logs and message attributes: printable ASCII, at most 256 characters.
 *
 * @returns undefined when nothing is left, since SQS refuses an empty attribute.
 */
export const sanitiseHeader = (value: string | undefined): string | undefined => {
  const clean = value
    ?.trim()
    .replaceAll(/[^\x20-\x7e]/gu, '?')
    .slice(0, maxLength);
  return clean === '' ? undefined : clean;
};
