import * as v from 'valibot';
import { defaultRunbookUrl, limits } from '../constructs/limits.ts';
import { logLevels } from '../constructs/log-level.ts';
import { alarmEmails, businessHours, timeZone } from './alarm-options.ts';
import { busText, keyText } from './arn.ts';
import { customDomain } from './custom-domain.ts';
import { endpoints } from './endpoint.ts';
import { retention } from './retention.ts';
import { tags } from './tags.ts';
import { wholeNumber } from './whole-number.ts';

const throttle = v.strictObject(
  {
    rate: v.pipe(
      v.optional(wholeNumber(limits.throttle), 10_000),
      v.description('Requests a second.'),
    ),
    burst: v.pipe(
      v.optional(wholeNumber(limits.throttle), 5_000),
      v.description('Requests at once.'),
    ),
  },
  'must be an object',
);

const stackName = v.pipe(
  v.string('must be a string'),
  v.regex(
    /^[A-Za-z][A-Za-z0-9-]{0,127}$/,
    'must be up to 128 letters, digits and dashes, a letter first',
  ),
);

/** Every option of `enreach.config.ts`: rule, default and description. docs/configuration.md is made of it. */
export const configurationSchema = v.strictObject(
  {
    stackName: v.pipe(
      v.optional(stackName, 'EnreachWebhooks'),
      v.description(
        'Name of the CloudFormation stack and of the HTTP API; a dimension of every metric. Another name is another deployment.',
      ),
    ),
    endpoints: v.pipe(
      v.optional(endpoints, [{ name: 'default', path: '/webhook' }]),
      v.description(
        "URLs that Enreach posts to, each with a secret of its own. A function's environment holds 4 KB, in which fifteen with short names have room, fewer with long allow lists; `cdk synth` refuses more and says how many fit.",
      ),
    ),
    customDomain: v.pipe(
      v.optional(customDomain),
      v.description(
        "A host name of your own, TLS 1.2 or newer, IPv4 and IPv6. The API's own host, `execute-api`, is then off: see [below](#a-custom-domain) before you add one to a deployment in use. Default: the API's own host.",
      ),
    ),
    throttle: v.pipe(
      v.optional(throttle, {}),
      v.description(
        "What the stage lets in before it answers 429. Near the account's quota, because a refused event is soon lost.",
      ),
    ),
    eventBus: v.pipe(
      v.optional(busText),
      v.description(
        "Name or ARN of an existing bus in this account and region that the events go to. An archive and the canary's rule are added to it; it must exist, and the deployment fails if it does not. Default: a bus of the stack's own.",
      ),
    ),
    encryptionKey: v.pipe(
      v.optional(keyText),
      v.description(
        "ARN of an existing symmetric KMS key in the stack's region, see [below](#what-the-key-encrypts). Default: keys of AWS.",
      ),
    ),
    retention: v.pipe(v.optional(retention, {}), v.description('How long things are kept.')),
    removalPolicy: v.pipe(
      v.optional(v.picklist(['retain', 'destroy'], "must be 'retain' or 'destroy'"), 'retain'),
      v.description(
        'What becomes of the queues, tables, generated secrets, bus and archive when the stack is deleted or no longer has them. `retain` leaves them, and protects the tables from deletion; `destroy` is for stages whose events nobody needs.',
      ),
    ),
    consumerConcurrency: v.pipe(
      v.optional(wholeNumber(limits.consumerConcurrency), 5),
      v.description(
        "Batches of up to ten events that are processed at once. Bounded, so that a backlog leaves the account's Lambda concurrency to the ingress.",
      ),
    ),
    logLevel: v.pipe(
      v.optional(v.picklist(logLevels, 'must be INFO, WARN or ERROR'), 'INFO'),
      v.description(
        "Of the functions' own logger. Above `INFO` what went well leaves no line, and `enreach status` and `trace` show only what did not. Metrics stay.",
      ),
    ),
    tracing: v.pipe(
      v.optional(v.boolean('must be true or false'), true),
      v.description(
        'X-Ray traces from the ingress to the bus. Lambda traces the first request of each second and one in twenty of the others; X-Ray charges for each trace.',
      ),
    ),
    alarmEmails: v.pipe(
      v.optional(alarmEmails, []),
      v.description('Who hears of alarms. AWS asks each by mail to confirm.'),
    ),
    timeZone: v.pipe(
      v.optional(timeZone, 'UTC'),
      v.description(
        'IANA name of the time zone of `businessHours`; without them it has no effect.',
      ),
    ),
    businessHours: v.pipe(
      v.optional(businessHours),
      v.description(
        'When Enreach is expected to send: an hour without an event raises an alarm then, which is muted at other times. Default: three days without one do.',
      ),
    ),
    schemaRegistry: v.pipe(
      v.optional(v.boolean('must be true or false'), true),
      v.description(
        'Keeps a schema of every event type in an EventBridge schema registry, from which AWS makes code bindings in other languages.',
      ),
    ),
    runbookUrl: v.pipe(
      v.optional(
        v.pipe(
          v.string('must be a string'),
          v.nonEmpty('must not be empty'),
          v.maxLength(
            limits.runbookUrlLength.most,
            `must be up to ${limits.runbookUrlLength.most} characters`,
          ),
        ),
        defaultRunbookUrl,
      ),
      v.description('Where your operators read the runbook; each alarm links its section.'),
    ),
    tags: v.pipe(
      v.optional(tags, {}),
      v.description('Tags of the stack, which CloudFormation puts on its resources.'),
    ),
  },
  'must be an object',
);

export type Configuration = Readonly<v.InferOutput<typeof configurationSchema>>;
