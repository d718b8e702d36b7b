import type { AccessControl } from './access-control.ts';
import type { Denial } from './denial.ts';

const needsOf = (targetArn: string): readonly { action: string; resource: string }[] => {
  switch (targetArn.split(':')[2]) {
    case 'sqs':
      return [{ action: 'sqs:SendMessage', resource: targetArn }];
    case 'lambda':
      return [{ action: 'lambda:InvokeFunction', resource: targetArn }];
    case 'logs': {
      const resource = `${targetArn}:log-stream:events`;
      return ['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => ({ action, resource }));
    }
    default:
      return [];
  }
};

/**
 * Why EventBridge may not deliver a rule's events to a target; undefined when it may.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
 */
export const denialOfDelivery = (
  accessControl: AccessControl,
  ruleArn: string,
  targetArn: string,
): Denial | undefined =>
  needsOf(targetArn)
    .map((need) =>
      accessControl.denialOfService({
        service: 'events.amazonaws.com',
        sourceArn: ruleArn,
        ...need,
      }),
    )
    .find((denial) => denial !== undefined);
