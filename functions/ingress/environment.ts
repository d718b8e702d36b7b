import * as v from 'valibot';

// Every message below is static: Valibot's own echo what they were given.
const text = v.pipe(v.string('must be a string'), v.nonEmpty('must not be empty'));

const isSource = (source: string): boolean => {
  const [address = '', prefix, ...rest] = source.split('/');
  const bits = v.IPV4_REGEX.test(address) ? 32 : v.IPV6_REGEX.test(address) ? 128 : undefined;
  if (bits === undefined || address.includes('%') || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
};

const areUnique = (values: readonly string[]): boolean => new Set(values).size === values.length;

/** What a person chooses of an endpoint. The construct's props and `enreach.config.ts` are held to these rules too. */
export const endpointOptions = {
  name: v.pipe(
    text,
    v.regex(/^[\w-]{1,64}$/, 'must be 1 to 64 letters, digits, - or _'),
    // `__proto__`, `constructor`: names of constructs are keys of an object.
    v.check((name) => !(name in {}), 'must not be a word of JavaScript'),
  ),
  path: v.pipe(text, v.regex(/^(\/[\w.~-]+)+$/, 'must start with / and not end with it')),
  /** Addresses and CIDR blocks, v4 or v6, that may send; anyone may where it is absent. */
  allowedSources: v.optional(
    v.pipe(
      v.array(
        v.pipe(text, v.check(isSource, 'must be an address or a CIDR block')),
        'must be a list',
      ),
      v.nonEmpty('must not be empty'),
      v.readonly(),
    ),
  ),
};

/** The rules of a list of endpoints, each of which is as `endpoint` says. */
export const endpointsOf = <Input, Output extends { readonly name: string; readonly path: string }>(
  endpoint: v.GenericSchema<Input, Output>,
) =>
  v.pipe(
    v.array(endpoint, 'must be a list'),
    v.nonEmpty('must not be empty'),
    v.check((all) => areUnique(all.map(({ name }) => name)), 'must have unique names'),
    v.check((all) => areUnique(all.map(({ path }) => path)), 'must have unique paths'),
  );

const endpointSchema = v.object(
  {
    ...endpointOptions,
    /** Name or ARN of the Secrets Manager secret whose plain text is the token. */
    secretId: text,
  },
  'must be an object',
);

const environmentSchema = v.object({
  QUEUE_URL: v.pipe(text, v.url('must be a URL')),
  ENDPOINTS: v.pipe(text, v.parseJson(undefined, 'must be JSON'), endpointsOf(endpointSchema)),
});

/** One door for webhooks: where it is and what opens it. */
export type Endpoint = Readonly<v.InferOutput<typeof endpointSchema>>;

export interface IngressEnvironment {
  readonly queueUrl: string;
  readonly endpoints: readonly Endpoint[];
}

/** The variables that the ingress function is deployed with; `readIngressEnvironment` is its inverse. */
export const ingressEnvironment = (
  values: IngressEnvironment,
): Record<'QUEUE_URL' | 'ENDPOINTS', string> => ({
  QUEUE_URL: values.queueUrl,
  ENDPOINTS: JSON.stringify(values.endpoints),
});

/** @throws Error that names each variable that is missing or wrong and where, never its value. */
export const readIngressEnvironment = (
  variables: Readonly<Record<string, string | undefined>>,
): IngressEnvironment => {
  const parsed = v.safeParse(environmentSchema, variables);
  if (parsed.success) {
    return { queueUrl: parsed.output.QUEUE_URL, endpoints: parsed.output.ENDPOINTS };
  }
  const faults = parsed.issues.map((issue) => {
    const path = v.getDotPath(issue);
    return `${path} ${issue.received === 'undefined' ? 'is missing' : issue.message}`;
  });
  throw new Error(`wrong environment: ${faults.join('; ')}`);
};
