/** `enreach-webhooks`: what a CDK app imports, of the webhooks' stack and of the subscribers'. */
export type { BusinessHours, Weekday } from './constructs/business-hours.ts';
export type { CustomDomainProps } from './constructs/custom-domain.ts';
export type { EndpointProps } from './constructs/endpoint.ts';
export { EnreachWebhooks, type EnreachWebhooksProps } from './constructs/enreach-webhooks.ts';
export type { LogLevel } from './constructs/log-level.ts';
export type { Subscription } from './constructs/subscription.ts';
export { WebhooksStack, type WebhooksStackProps } from './stack.ts';
export { EnreachDeduplicationTable } from './subscribe/deduplication-table.ts';
export {
  EnreachRule,
  type EnreachRuleOptions,
  type EnreachRuleProps,
} from './subscribe/rule/enreach-rule.ts';
export {
  EnreachRulePermission,
  type EnreachRulePermissionProps,
} from './subscribe/rule/rule-permission.ts';
