import type { DeployedEndpoint, Deployment } from '../deployment.ts';
import { readSecretState } from '../secrets/secret-state.ts';
import type { Finding } from './finding.ts';

const dayMs = 86_400_000;
const oldDays = 365;
/** Enreach's support changes a token within days: one that is open for longer was forgotten. */
const openDays = 14;

/** How old an endpoint's secret is, and whether a rotation was forgotten. */
export const checkSecret = async (
  deployment: Deployment,
  endpoint: DeployedEndpoint,
  nowMs: number,
): Promise<Finding> => {
  const check = `${endpoint.name}: secret`;
  const command = (name: string) =>
    deployment.commands.enreach(`secret ${name} --endpoint ${endpoint.name}`);
  const { createdAt, previousVersionId } = await readSecretState(deployment, endpoint);
  if (!createdAt) {
    const next = 'put one with the AWS console, or deploy again';
    return { check, verdict: 'fault', detail: 'has no current version', next };
  }
  const days = Math.floor((nowMs - createdAt.getTime()) / dayMs);
  const detail = `${days} days old${previousVersionId ? ', rotation open' : ''}`;
  if (previousVersionId && days > openDays)
    return { check, verdict: 'warning', detail, next: command('finish') };
  if (days > oldDays) return { check, verdict: 'warning', detail, next: command('rotate') };
  return { check, verdict: 'ok', detail };
};
