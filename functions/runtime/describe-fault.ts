import { frameMapper } from './map-frame.ts';

interface FaultDescription {
  readonly name: string;
  readonly code?: string;
  readonly status?: number;
  readonly requestId?: string;
  /** Innermost frames of the stack, without the line that carries the message. */
  readonly at?: readonly string[];
  readonly cause?: FaultDescription;
}

/** Everything of ours is in one file. */
const mapFrame = frameMapper(import.meta.url);

const maxFrames = 4;
const maxCauses = 3;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const property = (value: object, name: string): unknown => Reflect.get(value, name);

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined;

const framesOf = ({ message, stack = '' }: Error): readonly string[] => {
  const messageAt = stack.indexOf(message);
  // The stack was written with another message, which cannot be told from frames.
  if (messageAt < 0) return [];
  return stack
    .slice(messageAt + message.length)
    .split('\n')
    .filter((line) => /^ {4}at .+:\d+:\d+\)?$/.test(line))
    .slice(0, maxFrames)
    .map((line) => mapFrame(line.trim()));
};

/**
 * What may be logged of an error: everything but its message, since messages of parsers, of AWS and of emulators echo their input,
 * which here holds tokens and people's numbers.
 */
export const describeFault = (fault: unknown, causes = maxCauses): FaultDescription => {
  if (!isObject(fault)) return { name: typeof fault };
  const metadata = property(fault, '$metadata');
  const status = isObject(metadata) ? property(metadata, 'httpStatusCode') : undefined;
  const requestId = isObject(metadata) ? property(metadata, 'requestId') : undefined;
  const cause = property(fault, 'cause');
  return {
    name: textOf(property(fault, 'name')) ?? 'unnamed',
    code: textOf(property(fault, 'code')),
    status: typeof status === 'number' ? status : undefined,
    requestId: textOf(requestId),
    at: fault instanceof Error ? framesOf(fault) : undefined,
    cause: cause !== undefined && causes > 0 ? describeFault(cause, causes - 1) : undefined,
  };
};
