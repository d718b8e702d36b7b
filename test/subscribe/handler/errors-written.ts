/** What is written by `console.error` meanwhile, in place of writing it. */
export const errorsWritten = async (run: () => Promise<unknown>): Promise<unknown[][]> => {
  const written: unknown[][] = [];
  const { error } = console;
  console.error = (...line: unknown[]) => {
    written.push(line);
  };
  try {
    await run();
  } finally {
    console.error = error;
  }
  return written;
};
