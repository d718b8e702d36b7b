/** What a service answers, in AWS's JSON protocols. */
export interface Answer {
  readonly status: number;
  readonly body: object;
}

export const success = (body: object = {}): Answer => ({ status: 200, body });

export const failure = (type: string, facts: object = {}): Answer => ({
  status: 400,
  body: { __type: type, message: type, ...facts },
});
