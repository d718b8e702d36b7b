import * as v from 'valibot';
import { type Answer, jsonAnswer } from '../../front-door/answer.ts';
import type { ApiCall } from '../../front-door/api-call.ts';
import { AwsError } from '../../front-door/aws-error.ts';
import type { WireRequest } from '../../front-door/wire-request.ts';

interface SqsRequest {
  readonly call: ApiCall;
  readonly request: WireRequest;
  /** The URL by which the caller reached the front door. */
  readonly endpoint: string;
}

/** Asks the emulator. @param input - instead of the caller's. @throws AwsError when the emulator refuses. */
export type Forward = (input?: object) => Promise<Answer>;

/** Stands between a caller and the emulator. */
export type Correction = (request: SqsRequest, forward: Forward) => Promise<Answer>;

/** By operation. */
export type Corrections = Readonly<Record<string, Correction>>;

const errorSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ __type: v.string(), message: v.optional(v.string(), '') }),
);

export const contentOf = ({ body }: Answer): unknown => JSON.parse(body.toString() || '{}');

export const sqsAnswer = (content: unknown): Answer => jsonAnswer('sqs', 200, content);

/** An entry of a batch that failed, as the answer lists it. */
export const failure = (Id: string, { name, message }: AwsError) => ({
  Id,
  SenderFault: true,
  Code: name,
  Message: message,
});

/** One correction around another: what the first lets through the second sees. */
export const around =
  (outer: Correction, inner: Correction): Correction =>
  (request, forward) =>
    outer(request, (input) => inner(request, () => forward(input)));

/** The emulator's names of what SQS calls otherwise. */
const names: Readonly<Record<string, string>> = { InvalidAction: 'UnknownOperationException' };

/** What the emulator refused, to be written in SQS's shape. */
export const emulatorError = (answer: Answer): AwsError => {
  const parsed = v.safeParse(errorSchema, answer.body.toString());
  if (!parsed.success) return new AwsError('InternalFailure', 'the emulator failed', answer.status);
  const { __type, message } = parsed.output;
  const name = __type.split('#').at(-1) ?? __type;
  return new AwsError(names[name] ?? name, message, answer.status);
};
