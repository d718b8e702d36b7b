import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { canaryEventType } from '../../catalogue/bus-contract.ts';
import type { DeployedEndpoint, Deployment } from '../deployment.ts';
import type { PrintedCommands } from '../printed-commands.ts';
import { readSecret } from '../secrets/read-secret.ts';
import type { Finding } from './finding.ts';

export interface CanaryOptions {
  /** How long the canary may take to the bus and its log. */
  readonly waitMs: number;
}

const answerMs = 10_000;
const nilGuid = '00000000-0000-0000-0000-000000000000';

const canary = (id: string): string =>
  JSON.stringify({
    Id: id,
    Timestamp: new Date().toISOString(),
    RootEntityType: 'Organization',
    RootEntityId: nilGuid,
    EntityType: 'Undefined',
    EntityId: nilGuid,
    EventType: canaryEventType,
  });

/** @returns the status, or the name of the network's refusal */
const post = async (url: string, token: string, body: string): Promise<number | string> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(answerMs),
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'X-Benemen-Event': canaryEventType,
        'X-Benemen-Token': token,
      },
      body,
    });
    await response.arrayBuffer();
    return response.status;
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return cause instanceof Error && 'code' in cause ? `${cause.code}` : 'no answer';
  }
};

const adviceOf = ({ enreach }: PrintedCommands): Readonly<Record<string, string>> => ({
  401: `the ingress knows another secret: see ${enreach('secret show')}, and whether the function may read it`,
  403: "this machine is not in the endpoint's allow list: run doctor from an address that is",
  404: 'no such route: deploy again with npx cdk deploy',
  413: 'API Gateway refused the size',
  429: 'API Gateway throttles: raise the throttle in enreach.config.ts',
  503: `the queue or the secret store fails: see ${enreach('tail --failures')}`,
});

const checkAnswer = (
  { commands }: Deployment,
  name: string,
  url: string,
  status: number | string,
): Finding => {
  const check = `${name}: ${url}`;
  if (status === 200) return { check, verdict: 'ok', detail: 'answers 200' };
  const next =
    adviceOf(commands)[`${status}`] ??
    `see ${commands.enreach('tail --failures')} and the access log`;
  return {
    check,
    verdict: status === 403 ? 'warning' : 'fault',
    detail: `answers ${status}`,
    next,
  };
};

const isOnBus = async (
  { clients, output, isLocal }: Deployment,
  id: string,
  { fromMs, waitMs }: { readonly fromMs: number; readonly waitMs: number },
): Promise<boolean> => {
  for (const endMs = Date.now() + waitMs; ; await setTimeout(isLocal ? 50 : 2_000)) {
    // A page may be empty though a later one is not.
    const pages = paginateFilterLogEvents(
      { client: clients.logs },
      {
        logGroupName: output('canaryLogGroupName'),
        startTime: fromMs,
        filterPattern: `"${id}"`,
      },
    );
    for await (const { events = [] } of pages) if (events.length > 0) return true;
    if (Date.now() > endMs) return false;
  }
};

/**
 * Posts canaries as Enreach would, to the URL with and without a slash at its end, and looks for them on the bus.
 * A canary is in no customer's rule, metric or archive.
 */
export const checkCanary = async (
  deployment: Deployment,
  endpoint: DeployedEndpoint,
  { waitMs }: CanaryOptions,
): Promise<readonly Finding[]> => {
  const { name, webhookUrl } = endpoint;
  const fromMs = Date.now() - 60_000;
  const token = await readSecret(deployment, endpoint);
  const [id, twinId] = [randomUUID(), randomUUID()];
  const [status, twinStatus] = await Promise.all([
    post(webhookUrl, token, canary(id)),
    post(`${webhookUrl}/`, token, canary(twinId)),
  ]);
  const answers = [
    checkAnswer(deployment, name, webhookUrl, status),
    checkAnswer(deployment, name, `${webhookUrl}/`, twinStatus),
  ];
  const accepted = [status === 200 && id, twinStatus === 200 && twinId].find(Boolean);
  const check = `${name}: canary on the bus`;
  if (!accepted)
    return [...answers, { check, verdict: 'skipped', detail: 'no canary was accepted' }];
  const arrived = await isOnBus(deployment, accepted, { fromMs, waitMs });
  return [
    ...answers,
    arrived
      ? { check, verdict: 'ok', detail: 'seen by a rule' }
      : {
          check,
          verdict: 'fault',
          detail: `not seen within ${waitMs / 1000} s`,
          next: deployment.commands.enreach(`trace ${accepted}`),
        },
  ];
};
