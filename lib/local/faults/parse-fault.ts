import type { Fault, FaultEffect } from './fault.ts';

/** As IAM and SDK users name them. */
export const faultServices = [
  'sqs',
  'dynamodb',
  'events',
  'secretsmanager',
  'logs',
  'cloudformation',
  'lambda',
  'cloudwatch',
  'sns',
];
/** Longer than any client waits, shorter than what a timer cannot hold. */
const longestLatencyMs = 900_000;
const statuses = [429, 500, 502, 503, 504];

const effectHelp = `${statuses.join(', ')}, throttle, the name of an error, lost-answer, reset, hang, latency-<n>ms (up to ${longestLatencyMs}) or, for lambda.<function>, kill`;

const effectOf = (text: string): FaultEffect | undefined => {
  const [, ms] = /^latency-(\d+)ms$/.exec(text) ?? [];
  if (ms !== undefined && Number(ms) <= longestLatencyMs)
    return { kind: 'latency', ms: Number(ms) };
  if (statuses.includes(Number(text))) return { kind: 'status', status: Number(text) };
  if (/^[A-Z][A-Za-z]+$/.test(text)) return { kind: 'error', name: text };
  switch (text) {
    case 'throttle':
    case 'reset':
    case 'hang':
    case 'kill':
      return { kind: text };
    case 'lost-answer':
      return { kind: 'lostAnswer' };
    default:
      return undefined;
  }
};

const probabilityOf = (text: string): number | undefined => {
  const value = Number(text);
  return /^[\d.]+$/.test(text) && value > 0 && value <= 1 ? value : undefined;
};

/**
 * Reads a fault: `<service>.<operation or *>=<effect>[:<probability>]`.
 *
 * @throws Error that says which part is wrong and what is expected there.
 */
export const parseFault = (text: string): Fault => {
  const wrong = (what: string): never => {
    throw new Error(`the fault "${text}" ${what}`);
  };
  const [, service = '', target = '', effectText = '', probabilityText = '1'] =
    /^([^.=:]+)\.([^=:]+)=([^:]*)(?::(.*))?$/.exec(text) ??
    wrong('is not of the form service.Operation=effect:probability');

  if (!faultServices.includes(service))
    wrong(`names the service "${service}": expected ${faultServices.join(', ')}`);
  const effect =
    effectOf(effectText) ?? wrong(`has the effect "${effectText}": expected ${effectHelp}`);
  if (effect.kind === 'kill' && service !== 'lambda')
    wrong('kills an environment: expected lambda.<function>=kill');
  const meetsFunctions =
    effect.kind === 'kill' || (service === 'lambda' && effect.kind === 'throttle');
  const expectedTarget = meetsFunctions ? /^(\*|\w+)$/ : /^(\*|[A-Z][A-Za-z]+)$/;
  if (!expectedTarget.test(target))
    wrong(`names the operation "${target}": expected one as AWS spells it, or *`);
  const probability =
    probabilityOf(probabilityText) ??
    wrong(`has the probability "${probabilityText}": expected above 0 and up to 1`);
  return { text, service, target: target === '*' ? undefined : target, effect, probability };
};
