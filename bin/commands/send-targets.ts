import { readFileSync } from 'node:fs';
import { endpointProblem } from '../../lib/simulator/configuration/endpoint-problem.ts';
import {
  parseWebhookConfig,
  subscribedToAll,
  type WebhookConfig,
} from '../../lib/simulator/configuration/webhook-config.ts';
import type { SendCommandOptions } from './send-options.ts';

/** What `npm start` serves unless told otherwise. */
const localCloud = { endpoint: 'http://127.0.0.1:8080/webhook', secret: 'MySecretString' };

type Targets =
  | { readonly webhooks: readonly WebhookConfig[]; readonly problem?: undefined }
  | { readonly webhooks?: undefined; readonly problem: string };

const fromFile = (file: string): { config?: WebhookConfig; problem?: string } => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
  const { config, problems } = parseWebhookConfig(text);
  return config ? { config } : { problem: `${file}: ${problems.join('; ')}` };
};

const fromOptions = ({ endpoint, secret, insecureSsl }: SendCommandOptions): WebhookConfig =>
  subscribedToAll({
    Endpoint: endpoint ?? localCloud.endpoint,
    InsecureSSL: insecureSsl ?? false,
    Secret: secret ?? (endpoint === undefined ? localCloud.secret : undefined),
  });

/** Where to send: as the files of `--config` say, else to `--endpoint`, else to the local cloud. */
export const targetsOf = (options: SendCommandOptions): Targets => {
  const { config: files, endpoint, allowInsecureUrl = false } = options;
  if (files.length === 0 && endpoint === undefined) return { webhooks: [fromOptions(options)] };

  const webhooks: WebhookConfig[] = [];
  for (const { config, problem } of files.map(fromFile)) {
    if (!config) return { problem: problem ?? '' };
    webhooks.push(config);
  }
  if (files.length === 0) webhooks.push(fromOptions(options));
  for (const { Webhook } of webhooks) {
    const problem = endpointProblem(Webhook.Endpoint, { allowInsecureUrl });
    const { origin, pathname } = new URL(Webhook.Endpoint); // not what may be secret
    if (problem !== undefined) return { problem: `${origin}${pathname}: ${problem}` };
  }
  return { webhooks };
};
