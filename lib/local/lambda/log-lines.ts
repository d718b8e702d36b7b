import type { Readable } from 'node:stream';

/** A line without an end is cut here. CloudWatch takes 1 MB an event; a console takes less. */
const longestLine = 262_144;

/**
 * In the stream itself, so that a line belongs to the invocation that wrote it whatever order the stream and the IPC
 * channel are read in. The id is random: no function's own output can look like it.
 */
export const invocationMark = (requestId: string): string => `\0${requestId}\n`;

/** Cuts what an environment writes into lines, and says which invocation each belongs to. */
export const readLogLines = (
  stream: Readable,
  onLine: (text: string, requestId: string | undefined) => void,
): void => {
  let requestId: string | undefined;
  let partial = '';

  const emit = (line: string): void => {
    const mark = line.indexOf('\0');
    const text = mark === -1 ? line : line.slice(0, mark);
    if (text !== '' || mark === -1) onLine(text, requestId);
    if (mark !== -1) requestId = line.slice(mark + 1);
  };

  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (partial + chunk).split('\n');
    partial = lines.pop() ?? '';
    for (const line of lines) emit(line);
    if (partial.length > longestLine) {
      emit(partial);
      partial = '';
    }
  });
  stream.on('end', () => {
    if (partial !== '') emit(partial);
  });
  stream.on('error', () => {}); // a killed process: 'close' tells
};
