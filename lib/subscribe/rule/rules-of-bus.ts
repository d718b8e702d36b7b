import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';

/**
 * The ARN pattern of every rule of `bus`. A rule of the default bus has no bus in its ARN; the pattern then takes in the
 * rules of the account's other buses.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html
 */
export const rulesOf = (scope: Construct, { eventBusName, env }: IEventBus): string =>
  Stack.of(scope).formatArn({
    service: 'events',
    resource: 'rule',
    resourceName: eventBusName === 'default' ? '*' : `${eventBusName}/*`,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    account: env.account,
    region: env.region,
  });
