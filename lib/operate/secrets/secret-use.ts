import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { secretMaxAgeMs } from '../../../functions/ingress/secret-cache.ts';
import { isOfCanary, readOutcomes } from '../deliveries-log.ts';
import type { DeployedEndpoint, Deployment } from '../deployment.ts';

/** Which secret the deliveries of an endpoint came with; what doctor posts tells nothing of Enreach. */
export interface SecretUse {
  readonly withCurrent: number;
  readonly withPrevious: number;
  readonly previousSeenAt: Date | undefined;
}

export const countSecretUse = async (
  deployment: Deployment,
  endpoint: DeployedEndpoint,
  fromMs: number,
): Promise<SecretUse> => {
  let [withCurrent, withPrevious, seenMs] = [0, 0, 0];
  const where = `$.outcome = "accepted" && $.endpoint = "${endpoint.name}"`;
  for await (const accepted of readOutcomes(deployment, 'ingress', { fromMs, where })) {
    if (isOfCanary(accepted)) continue;
    if (accepted.tokenMatchedPrevious === true) {
      withPrevious += 1;
      seenMs = Math.max(seenMs, accepted.atMs);
    } else withCurrent += 1;
  }
  return { withCurrent, withPrevious, previousSeenAt: seenMs ? new Date(seenMs) : undefined };
};

export type RotationEvidence =
  /** Until then a function may take the previous secret, which it remembers, for the current one. */
  | { readonly kind: 'tooEarly'; readonly until: Date }
  /** The log level leaves out what is accepted. */
  | { readonly kind: 'notLogged'; readonly logLevel: string }
  | { readonly kind: 'counted'; readonly from: Date; readonly use: SecretUse };

/**
 * What tells whether the previous secret of an endpoint may go.
 *
 * @param createdMs - when the current one was made; epoch milliseconds, as `nowMs`.
 * @param lookBackMs - how far back to look, at most to the beginning of the rotation.
 */
export const readRotationEvidence = async (
  deployment: Deployment,
  endpoint: DeployedEndpoint,
  times: { readonly createdMs: number; readonly nowMs: number; readonly lookBackMs: number },
): Promise<RotationEvidence> => {
  const knownMs = times.createdMs + secretMaxAgeMs;
  if (times.nowMs < knownMs) return { kind: 'tooEarly', until: new Date(knownMs) };
  const { Environment } = await deployment.clients.lambda.send(
    new GetFunctionConfigurationCommand({ FunctionName: deployment.output('ingressFunctionName') }),
  );
  const logLevel = Environment?.Variables?.POWERTOOLS_LOG_LEVEL ?? 'INFO';
  if (logLevel !== 'INFO') return { kind: 'notLogged', logLevel };
  const fromMs = Math.max(knownMs, times.nowMs - times.lookBackMs);
  const use = await countSecretUse(deployment, endpoint, fromMs);
  return { kind: 'counted', from: new Date(fromMs), use };
};
