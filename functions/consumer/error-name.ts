/** The name of an error for logs; its message may hold personal data. */
export const errorName = (error: unknown): string =>
  error instanceof Error ? error.name : typeof error;
