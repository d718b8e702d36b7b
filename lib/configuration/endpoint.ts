import * as v from 'valibot';
import { endpointOptions, endpointsOf } from '../../functions/ingress/environment.ts';
import { secretText } from './arn.ts';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const subscription = v.pipe(
  v.strictObject(
    {
      EventType: v.pipe(
        v.pipe(
          v.string('must be a string'),
          v.regex(/^[A-Za-z][A-Za-z0-9]{0,127}$/, 'must read like an event type'),
        ),
        v.description(
          'A type of [events.md](events.md). One that is not there is warned of, and its events are published as they come.',
        ),
      ),
      EntityId: v.pipe(
        v.optional(v.pipe(v.string('must be a string'), v.regex(guid, 'must be a GUID'))),
        v.description('Events of this queue, user or call list only.'),
      ),
      AllEntities: v.pipe(
        v.optional(v.literal(true, 'must be true')),
        v.description('Events of all; this or `EntityId`.'),
      ),
    },
    'must be an object',
  ),
  v.check(
    ({ EntityId, AllEntities }) => (EntityId === undefined) !== (AllEntities === undefined),
    'must have either EntityId or AllEntities',
  ),
  v.readonly(),
);

const endpoint = v.pipe(
  v.strictObject(
    {
      name: v.pipe(
        endpointOptions.name,
        v.description(
          'Letters, digits, `-` and `_`, up to 64. It is `metadata.endpoint` of every event and the suffix of outputs (none for `default`); another name is another generated secret.',
        ),
      ),
      path: v.pipe(
        endpointOptions.path,
        v.description(
          'Path of the URL, without a slash at the end; not below the path of another endpoint.',
        ),
      ),
      secret: v.pipe(
        v.optional(secretText),
        v.description(
          "Name or whole ARN of an existing secret of Secrets Manager in the stack's region whose plain text is the token; never the token itself. Default: one is generated. A secret with a KMS key of its own needs that key as `encryptionKey`.",
        ),
      ),
      allowedSources: v.pipe(
        endpointOptions.allowedSources,
        v.description(
          'Addresses and CIDR blocks, IPv4 or IPv6, that may post here; others get 403. Default: any. Before you set it, ask Enreach which addresses it sends from: what is refused is soon lost.',
        ),
      ),
      subscriptions: v.pipe(
        v.optional(v.pipe(v.array(subscription, 'must be a list'), v.readonly()), []),
        v.description(
          "What Enreach's support is to send here, in the words of their documentation. Nothing is deployed for it: `npx enreach config` prints it for your request to them.",
        ),
      ),
    },
    'must be an object',
  ),
  v.readonly(),
);

export const endpoints = endpointsOf(endpoint);
