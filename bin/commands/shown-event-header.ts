/** Anyone may write anything into the header: only letters, as event types have them, are shown, never a number or a token. */
export const shownEventHeader = (header: string | undefined): string | undefined =>
  header === undefined || /^[A-Za-z]{1,64}$/.test(header) ? header : 'malformed';
