import { readFileSync } from 'node:fs';
import * as v from 'valibot';

const stepSchema = v.object({
  source: v.string(),
  operation: v.string(),
  request: v.record(v.string(), v.unknown()),
  response: v.optional(v.unknown()),
  error: v.optional(v.string()),
  message: v.optional(v.string()),
  status: v.optional(v.number()),
  save: v.optional(v.record(v.string(), v.string()), {}),
});
export type Step = v.InferOutput<typeof stepSchema>;

/** Steps of `test/fixtures/aws-shapes`, to be played in order. */
export const stepsIn = (file: string): Step[] => {
  const url = new URL(`../fixtures/aws-shapes/${file}.json`, import.meta.url);
  return v.parse(v.array(stepSchema), JSON.parse(readFileSync(url, 'utf8')));
};

/** What stands for a value of its kind. */
const kinds: Readonly<Record<string, unknown>> = {
  '<date>': expect.any(Date),
  '<number>': expect.any(Number),
  '<count>': expect.stringMatching(/^\d+$/),
  '<uuid>': expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
  '<text>': expect.any(String),
  '<bytes>': new Uint8Array([0, 255, 1]),
};

/** With what earlier answers said in the place of `${name}`. */
const filled = (text: string, saved: ReadonlyMap<string, string>): string =>
  text.replace(/\$\{(\w+)\}/g, (whole, name) => saved.get(name) ?? whole);

const mapTexts = (value: unknown, map: (text: string) => unknown): unknown => {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, map));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [filledName(name, map), mapTexts(item, map)]),
  );
};
const filledName = (name: string, map: (text: string) => unknown): string => {
  const mapped = map(name);
  return typeof mapped === 'string' ? mapped : name;
};

/** `Messages.0.ReceiptHandle` */
const at = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (inner, name) => (Object(inner) === inner ? Reflect.get(Object(inner), name) : undefined),
      value,
    );

/** A call's answer, without what only the protocol says. Throws what the client throws. */
export type Call = (operation: string, request: object) => Promise<unknown>;

/** Plays steps by this call, one after the other, and compares. @param known - what `${name}` stands for from the start. */
export const createPlayer = (
  call: Call,
  known: Readonly<Record<string, string>> = {},
): ((step: Step) => Promise<void>) => {
  const saved = new Map(Object.entries(known));
  const play = async ({ operation, request }: Step): Promise<unknown> => {
    const filledRequest = mapTexts(request, (text) =>
      text === '<bytes>' ? kinds[text] : filled(text, saved),
    );
    return call(operation, Object(filledRequest));
  };
  return async (step) => {
    if (step.error === undefined) {
      const answer = await play(step);
      for (const [name, path] of Object.entries(step.save))
        saved.set(name, v.parse(v.string(), at(answer, path)));
      const shape = mapTexts(step.response, (text) => kinds[text] ?? filled(text, saved));
      expect(answer).toStrictEqual(shape);
      return;
    }
    const error = await play(step).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: step.error,
      ...(step.message !== undefined && { message: filled(step.message, saved) }),
      $metadata: { httpStatusCode: step.status ?? 400 },
    });
  };
};

/** An error as an SDK client would throw it. */
class HttpError extends Error {
  override readonly name: string;
  readonly $metadata: { readonly httpStatusCode: number };

  constructor(name: string, message: string, httpStatusCode: number) {
    super(message);
    this.name = name;
    this.$metadata = { httpStatusCode };
  }
}

const jsonErrorSchema = v.object({
  __type: v.string(),
  message: v.optional(v.string()),
  Message: v.optional(v.string()),
});

/** Calls a service of AWS's JSON protocol whose client is not installed. */
export const jsonCall =
  (endpoint: string, targetPrefix: string): Call =>
  async (operation, request) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `${targetPrefix}.${operation}`,
      },
      body: JSON.stringify(request),
    });
    const content: unknown = await response.json();
    if (response.ok) return content;
    const { __type, message, Message } = v.parse(jsonErrorSchema, content);
    throw new HttpError(__type, message ?? Message ?? '', response.status);
  };

/** Calls by the commands of an SDK package. */
export const sdkCall =
  (sdk: object, client: object): Call =>
  async (operation, request) => {
    const command: unknown = Reflect.get(sdk, `${operation}Command`);
    if (typeof command !== 'function') throw new Error(`the client knows no ${operation}`);
    const send: unknown = Reflect.get(client, 'send');
    if (typeof send !== 'function') throw new Error('this is no SDK client');
    const answer: unknown = await Reflect.apply(send, client, [
      Reflect.construct(command, [request]),
    ]);
    const { $metadata: _, ...output } = Object(answer);
    return output;
  };
