import { paginateListSubscriptionsByTopic } from '@aws-sdk/client-sns';
import { type AlarmState, readAlarms } from '../alarms.ts';
import type { Deployment } from '../deployment.ts';
import type { Finding } from './finding.ts';

const pending = 'PendingConfirmation';

/**
 * On for what says nothing of the deployment: that Enreach has not posted, which the canary does not tell; and that
 * something is in the quarantine, which is a warning of its own.
 */
const isOfEvents = ({ name }: AlarmState): boolean => /-(silence|quarantined)$/.test(name);

/** Alarms that are on, and whether anybody hears them. */
export const checkAlarms = async (deployment: Deployment): Promise<readonly Finding[]> => {
  const alarms = await readAlarms(deployment);
  const loud = alarms.filter(({ state }) => state === 'ALARM');
  const states: readonly Finding[] =
    loud.length === 0
      ? [checkThatThereAre(alarms)]
      : loud.map((alarm) => ({
          check: 'alarms',
          verdict: isOfEvents(alarm) ? 'warning' : 'fault',
          detail: `${alarm.name} is on`,
          next: alarm.description,
        }));
  return [...states, ...checkMuted(deployment, alarms), await checkListeners(deployment)];
};

const checkThatThereAre = ({ length }: readonly AlarmState[]): Finding => {
  const check = 'alarms';
  if (length > 0) return { check, verdict: 'ok', detail: `${length}, none on` };
  const next = 'deploy again with npx cdk deploy, which makes them';
  return { check, verdict: 'warning', detail: 'there are none', next };
};

const checkMuted = (
  { commands }: Deployment,
  alarms: readonly AlarmState[],
): readonly Finding[] => {
  const muted = alarms.filter(({ tells }) => !tells).map(({ name }) => name);
  if (muted.length === 0) return [];
  const detail = `switched off, nobody hears: ${muted.join(', ')}`;
  const next = commands.aws(`cloudwatch enable-alarm-actions --alarm-names ${muted.join(' ')}`);
  return [{ check: 'alarms', verdict: 'warning', detail, next }];
};

const checkListeners = async (deployment: Deployment): Promise<Finding> => {
  const check = 'who hears the alarms';
  const { clients, isLocal } = deployment;
  const TopicArn = deployment.output('alarmTopicArn');
  const subscriptions = [];
  for await (const page of paginateListSubscriptionsByTopic({ client: clients.sns }, { TopicArn }))
    subscriptions.push(...(page.Subscriptions ?? []));
  const unconfirmed = subscriptions.filter(({ SubscriptionArn }) => SubscriptionArn === pending);
  if (subscriptions.length === 0)
    return {
      check,
      verdict: 'warning',
      detail: 'nobody',
      next: 'set alarmEmails in enreach.config.ts and deploy, or subscribe to the topic',
    };
  if (unconfirmed.length > 0)
    return {
      check,
      // There, no mail goes out that anybody could confirm.
      verdict: isLocal ? 'warning' : 'fault',
      detail: `${unconfirmed.length} of ${subscriptions.length} subscriptions are not confirmed`,
      next: 'follow the link in the mail that AWS sent; have it sent again by subscribing the same address to the topic',
    };
  return { check, verdict: 'ok', detail: `${subscriptions.length} subscriptions` };
};
