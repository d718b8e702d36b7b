import { paginateListSubscriptionsByTopic } from '@aws-sdk/client-sns';
import { readAlarms } from '../alarms.ts';
import type { Deployment } from '../deployment.ts';
import type { Finding } from './finding.ts';

const pending = 'PendingConfirmation';

/** Alarms that are on, and whether anybody hears them. */
export const checkAlarms = async (deployment: Deployment): Promise<readonly Finding[]> => {
  const alarms = await readAlarms(deployment);
  const loud = alarms.filter(({ state }) => state === 'ALARM');
  const states: readonly Finding[] =
    loud.length === 0
      ? [{ check: 'alarms', verdict: 'ok', detail: `${alarms.length}, none on` }]
      : loud.map(({ name, description }) => ({
          check: 'alarms',
          verdict: 'fault',
          detail: `${name} is on`,
          next: description,
        }));
  return [...states, await checkListeners(deployment)];
};

const checkListeners = async ({ clients, optionalOutput }: Deployment): Promise<Finding> => {
  const check = 'who hears the alarms';
  const TopicArn = optionalOutput('alarmTopicArn');
  const nobody = (detail: string): Finding => ({
    check,
    verdict: 'fault',
    detail,
    next: 'set alarmEmails in enreach.config.ts and deploy, or subscribe to the topic',
  });
  if (!TopicArn) return nobody('there is no topic');
  const subscriptions = [];
  for await (const page of paginateListSubscriptionsByTopic({ client: clients.sns }, { TopicArn }))
    subscriptions.push(...(page.Subscriptions ?? []));
  const unconfirmed = subscriptions.filter(({ SubscriptionArn }) => SubscriptionArn === pending);
  if (subscriptions.length === 0) return nobody('nobody');
  if (unconfirmed.length > 0)
    return {
      check,
      verdict: 'fault',
      detail: `${unconfirmed.length} of ${subscriptions.length} subscriptions are not confirmed`,
      next: 'follow the link in the mail that AWS sent, or deploy again to have it sent once more',
    };
  return { check, verdict: 'ok', detail: `${subscriptions.length} subscriptions` };
};
