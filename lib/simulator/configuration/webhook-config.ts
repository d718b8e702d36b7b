import * as v from 'valibot';
import { events } from '../../catalogue/index.ts';

const endpointSchema = v.pipe(
  v.string('must be one URL, as a string'),
  v.check((text) => URL.canParse(text), 'must be a full URL'),
);

/** What a header can hold, blanks within included. */
export const secretSchema = v.pipe(
  v.string('must be a string'),
  v.regex(/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/, 'must be printable ASCII, or be left out'),
);

const subscriptionSchema = v.pipe(
  v.strictObject(
    {
      EventType: v.pipe(v.string('must be a string'), v.nonEmpty('must name an event type')),
      EntityId: v.optional(
        v.pipe(v.string('must be a string'), v.uuid('must be a GUID with dashes')),
      ),
      AllEntities: v.optional(v.boolean('must be true or false'), false),
    },
    'must be an object',
  ),
  v.check(
    ({ EntityId, AllEntities }) => (EntityId === undefined) === AllEntities,
    'must have either EntityId or AllEntities: true',
  ),
);

const webhookConfigSchema = v.strictObject(
  {
    Webhook: v.strictObject(
      {
        /** The one URL. */
        Endpoint: endpointSchema,
        /** Takes any certificate, whoever signed it. */
        InsecureSSL: v.optional(v.boolean('must be true or false'), false),
        /** Sent as `X-Benemen-Token`; without it there is no such header. */
        Secret: v.optional(secretSchema),
      },
      'must be an object',
    ),
    Subscriptions: v.array(subscriptionSchema, 'must be a list'),
  },
  'must be an object',
);

/** A webhook endpoint and its subscriptions, in the JSON of the specification's section "Configuration". */
export type WebhookConfig = v.InferOutput<typeof webhookConfigSchema>;
export type Webhook = WebhookConfig['Webhook'];
export type Subscription = WebhookConfig['Subscriptions'][number];

/** Or what is wrong with it, a sentence each. */
export type ParsedWebhookConfig =
  | { readonly config: WebhookConfig; readonly problems?: undefined }
  | { readonly config?: undefined; readonly problems: readonly string[] };

/** Names the member, never its value: one of them is the secret. */
const describe = (issue: v.BaseIssue<unknown>): string => {
  const member = v.getDotPath(issue) ?? 'the configuration';
  if (issue.expected === 'never') return `${member} is no option`;
  return `${member} ${issue.received === 'undefined' ? 'is missing' : issue.message}`;
};

const parseJson = (text: string): { readonly value?: unknown } => {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) }; // Windows' editors put one before it
  } catch {
    return {};
  }
};

/** Reads the specification's own sample and whatever else is in its format. */
export const parseWebhookConfig = (text: string): ParsedWebhookConfig => {
  const json = parseJson(text);
  if (!('value' in json)) return { problems: ['the configuration is not JSON'] };
  const parsed = v.safeParse(webhookConfigSchema, json.value);
  return parsed.success
    ? { config: parsed.output }
    : { problems: parsed.issues.map((issue) => describe(issue)) };
};

/** An endpoint that gets everything. */
export const subscribedToAll = (webhook: Webhook): WebhookConfig => ({
  Webhook: webhook,
  Subscriptions: events.map(({ name }) => ({ EventType: name, AllEntities: true })),
});

/** Types that are subscribed to and that no event has, such as the two of the specification's sample. */
export const unknownTypesOf = ({ Subscriptions }: WebhookConfig): readonly string[] => {
  const known = new Set<string>(events.map(({ name }) => name));
  return Subscriptions.map(({ EventType }) => EventType).filter((name) => !known.has(name));
};
