import { readFileSync } from 'node:fs';
import * as v from 'valibot';

const stepSchema = v.object({
  source: v.string(),
  does: v.string(),
  method: v.optional(v.string(), 'POST'),
  path: v.optional(v.string(), '/'),
  headers: v.optional(v.record(v.string(), v.string()), {}),
  form: v.optional(v.record(v.string(), v.string())),
  body: v.optional(v.string()),
  status: v.optional(v.number(), 200),
  answerHeaders: v.optional(v.record(v.string(), v.string()), {}),
  json: v.optional(v.unknown()),
  xml: v.optional(v.array(v.string())),
});
export type HttpStep = v.InferOutput<typeof stepSchema>;

/** Requests and answers of services whose client is not installed. */
export const httpStepsIn = (file: string): HttpStep[] => {
  const url = new URL(`../fixtures/aws-shapes/${file}.json`, import.meta.url);
  return v.parse(v.array(stepSchema), JSON.parse(readFileSync(url, 'utf8')));
};

const kinds: Readonly<Record<string, unknown>> = {
  '<number>': expect.any(Number),
  '<text>': expect.any(String),
  '<list>': expect.any(Array),
};

const shapeOf = (value: unknown): unknown => {
  if (typeof value === 'string') return kinds[value] ?? value;
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shapeOf(item)]));
};

/** `<any>` stands for any text without elements. */
const xmlPattern = (lines: readonly string[]): RegExp => {
  const parts = lines.join('').split('<any>');
  return new RegExp(
    `^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^<]+')}$`,
  );
};

export const playHttpStep = async (endpoint: string, step: HttpStep): Promise<void> => {
  const { method, path, headers, form, body } = step;
  const response = await fetch(`${endpoint}${path}`, {
    method,
    headers,
    body: form ? new URLSearchParams(form) : body,
  });
  const text = await response.text();
  expect({ status: response.status, text }).toMatchObject({ status: step.status });
  for (const [name, value] of Object.entries(step.answerHeaders))
    expect(response.headers.get(name)).toEqual(value === '<none>' ? null : shapeOf(value));
  if (step.xml) expect(text).toMatch(xmlPattern(step.xml));
  else if (step.json === undefined) expect(text).toBe('');
  else expect(JSON.parse(text)).toStrictEqual(shapeOf(step.json));
};
