import { CfnRule, Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Certificate, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { EventBus, type IEventBus } from 'aws-cdk-lib/aws-events';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { Configuration } from './configuration/schema.ts';
import type { CustomDomainProps } from './constructs/custom-domain.ts';
import type { EnreachWebhooksProps } from './constructs/enreach-webhooks.ts';

const isArn = (text: string): boolean => text.startsWith('arn:');

/** What exists elsewhere would be found out late, or never: CloudFormation holds the ARN against the deployment before it makes anything. */
const requireHere = (
  scope: Construct,
  id: string,
  option: string,
  arn: string,
  where: 'account and region' | 'region',
): void => {
  const [, , , region = '', account = ''] = arn.split(':');
  const stack = Stack.of(scope);
  const isRegion = Fn.conditionEquals(stack.region, region);
  const assert =
    where === 'region'
      ? isRegion
      : Fn.conditionAnd(Fn.conditionEquals(stack.account, account), isRegion);
  const assertDescription = `${option} must be in the ${where} of the stack: ${arn}`;
  new CfnRule(scope, id, { assertions: [{ assert, assertDescription }] });
};

/**
 * A bus is taken by its name, which names one of the deployment's own account and region: EventBridge would take events
 * for any.
 */
const existingBus = (scope: Construct, nameOrArn: string): IEventBus => {
  if (!isArn(nameOrArn)) return EventBus.fromEventBusName(scope, 'ExistingBus', nameOrArn);
  requireHere(scope, 'ExistingBusIsHere', 'eventBus', nameOrArn, 'account and region');
  const name = nameOrArn.slice(nameOrArn.indexOf('/') + 1);
  return EventBus.fromEventBusName(scope, 'ExistingBus', name);
};

const existingSecret = (scope: Construct, endpoint: string, nameOrArn: string): ISecret => {
  const id = `ExistingSecret-${endpoint}`;
  if (!isArn(nameOrArn)) return Secret.fromSecretNameV2(scope, id, nameOrArn);
  requireHere(scope, `${id}-IsHere`, `secret of the endpoint ${endpoint}`, nameOrArn, 'region');
  return Secret.fromSecretCompleteArn(scope, id, nameOrArn);
};

const existingKey = (scope: Construct, arn: string): IKey => {
  requireHere(scope, 'ExistingKeyIsHere', 'encryptionKey', arn, 'region');
  return Key.fromKeyArn(scope, 'ExistingKey', arn);
};

const existingCertificate = (scope: Construct, arn: string): ICertificate => {
  requireHere(scope, 'ExistingCertificateIsHere', 'customDomain.certificate', arn, 'region');
  return Certificate.fromCertificateArn(scope, 'ExistingCertificate', arn);
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
  certificate: certificate === undefined ? undefined : existingCertificate(scope, certificate),
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
    encryptionKey: encryptionKey === undefined ? undefined : existingKey(scope, encryptionKey),
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
