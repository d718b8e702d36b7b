import { paginateListSubscriptionsByTopic } from '@aws-sdk/client-sns';
import { type AlarmState, readAlarms } from '../alarms.ts';
import type { Deployment } from '../deployment.ts';
import type { Finding } from './finding.ts';

const pending = 'PendingConfirmation';

/** It is on until Enreach posts, which the canary does not tell: it says nothing of the deployment. */
const isSilence = ({ name }: AlarmState): boolean => name.endsWith('-silence');

/** Alarms that are on, and whether anybody hears them. */
export const checkAlarms = async (deployment: Deployment): Promise<readonly Finding[]> => {
  const alarms = await readAlarms(deployment);
  const loud = alarms.filter(({ state }) => state === 'ALARM');
  const states: readonly Finding[] =
    loud.length === 0
      ? [{ check: 'alarms', verdict: 'ok', detail: `${alarms.length}, none on` }]
      : loud.map((alarm) => ({
          check: 'alarms',
          verdict: isSilence(alarm) ? 'warning' : 'fault',
          detail: `${alarm.name} is on`,
          next: alarm.description,
        }));
  return [...states, await checkListeners(deployment)];
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
