/** What a subscriber's stack imports. */
export { EnreachDeduplicationTable } from './deduplication-table.ts';
export {
  EnreachRule,
  type EnreachRuleOptions,
  type EnreachRuleProps,
} from './rule/enreach-rule.ts';
export { EnreachRulePermission, type EnreachRulePermissionProps } from './rule/rule-permission.ts';
