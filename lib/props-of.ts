import { CfnRule, Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { EventBus, type IEventBus } from 'aws-cdk-lib/aws-events';
import { Key } from 'aws-cdk-lib/aws-kms';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { Configuration } from './configuration/schema.ts';
import type { CustomDomainProps } from './constructs/custom-domain.ts';
import type { EnreachWebhooksProps } from './constructs/enreach-webhooks.ts';

const isArn = (text: string): boolean => text.startsWith('arn:');

/**
 * A bus is taken by its name, which names one of the deployment's own account and region: EventBridge would take events
 * for any. Where an ARN says more, CloudFormation holds it against the deployment before it makes anything.
 */
const existingBus = (scope: Construct, nameOrArn: string): IEventBus => {
  if (!isArn(nameOrArn)) return EventBus.fromEventBusName(scope, 'ExistingBus', nameOrArn);
  const [, , , region = '', account = '', resource = ''] = nameOrArn.split(':');
  const stack = Stack.of(scope);
  new CfnRule(scope, 'ExistingBusIsHere', {
    assertions: [
      {
        assert: Fn.conditionAnd(
          Fn.conditionEquals(stack.account, account),
          Fn.conditionEquals(stack.region, region),
        ),
        assertDescription: `eventBus must be in the account and region of the stack: ${nameOrArn}`,
      },
    ],
  });
  const name = resource.slice(resource.indexOf('/') + 1);
  return EventBus.fromEventBusName(scope, 'ExistingBus', name);
};

const existingSecret = (scope: Construct, endpoint: string, nameOrArn: string): ISecret => {
  const id = `ExistingSecret-${endpoint}`;
  return isArn(nameOrArn)
    ? Secret.fromSecretCompleteArn(scope, id, nameOrArn)
    : Secret.fromSecretNameV2(scope, id, nameOrArn);
};

const customDomainOf = (
  scope: Construct,
  { domainName, hostedZone: zone, certificate }: NonNullable<Configuration['customDomain']>,
): CustomDomainProps => ({
  domainName,
  hostedZone:
    zone &&
    HostedZone.fromHostedZoneAttributes(scope, 'HostedZone', {
      hostedZoneId: zone.id,
      zoneName: zone.name,
    }),
  certificate:
    certificate === undefined
      ? undefined
      : Certificate.fromCertificateArn(scope, 'ExistingCertificate', certificate),
});

/**
 * The construct's props for a configuration.
 *
 * @param scope - within the stack; what exists already is referred to from here.
 */
export const propsOf = (scope: Construct, configuration: Configuration): EnreachWebhooksProps => {
  const { customDomain, eventBus, encryptionKey, throttle, retention } = configuration;
  return {
    endpoints: configuration.endpoints.map(({ secret, ...endpoint }) => ({
      ...endpoint,
      ...(secret !== undefined && { secret: existingSecret(scope, endpoint.name, secret) }),
    })),
    customDomain: customDomain && customDomainOf(scope, customDomain),
    throttleRate: throttle.rate,
    throttleBurst: throttle.burst,
    eventBus: eventBus === undefined ? undefined : existingBus(scope, eventBus),
    encryptionKey:
      encryptionKey === undefined ? undefined : Key.fromKeyArn(scope, 'ExistingKey', encryptionKey),
    removalPolicy:
      configuration.removalPolicy === 'destroy' ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    consumerConcurrency: configuration.consumerConcurrency,
    deduplicationRetention: Duration.days(retention.deduplicationDays),
    quarantineRetention: Duration.days(retention.quarantineDays),
    archiveRetention: Duration.days(retention.archiveDays),
    logRetention: retention.logDays,
    logLevel: configuration.logLevel,
    tracing: configuration.tracing,
    alarmEmails: configuration.alarmEmails,
    timeZone: configuration.timeZone,
    businessHours: configuration.businessHours,
    schemaRegistry: configuration.schemaRegistry,
    runbookUrl: configuration.runbookUrl,
  };
};
