import { alarm } from './cloudwatch/alarms/alarm.ts';
import { metricFilter } from './cloudwatch/log-metrics/metric-filter.ts';
import { alarmMuteRule } from './cloudwatch/mute-rules/mute-rule.ts';
import { table } from './dynamodb/table.ts';
import { archive, eventBus, rule } from './eventbridge/resources.ts';
import { apiMapping, domainName } from './http-api/custom-domain.ts';
import { api, integration, route, stage } from './http-api/resources.ts';
import {
  functionPermission,
  logResourcePolicy,
  policy,
  queuePolicy,
  role,
} from './iam/resources.ts';
import { eventSourceMapping, lambdaFunction } from './lambda/resources.ts';
import { logGroup } from './logs/log-group.ts';
import type { ResourceType } from './resource-type.ts';
import { secret } from './secrets-manager/secret.ts';
import { subscription, topic } from './sns/resources.ts';
import { queue } from './sqs/queue.ts';

/** What the local cloud runs, in the order in which it is created. */
export const resourceTypes: Readonly<Record<string, ResourceType>> = {
  'AWS::IAM::Role': role,
  'AWS::IAM::Policy': policy,
  'AWS::SQS::QueuePolicy': queuePolicy,
  'AWS::Logs::ResourcePolicy': logResourcePolicy,
  'AWS::Lambda::Permission': functionPermission,
  'AWS::Logs::LogGroup': logGroup,
  'AWS::Logs::MetricFilter': metricFilter,
  'AWS::SecretsManager::Secret': secret,
  'AWS::SQS::Queue': queue,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::Events::EventBus': eventBus,
  'AWS::Events::Archive': archive,
  'AWS::Events::Rule': rule,
  'AWS::Lambda::Function': lambdaFunction,
  'AWS::Lambda::EventSourceMapping': eventSourceMapping,
  'AWS::ApiGatewayV2::Api': api,
  'AWS::ApiGatewayV2::Integration': integration,
  'AWS::ApiGatewayV2::Route': route,
  'AWS::ApiGatewayV2::Stage': stage,
  'AWS::ApiGatewayV2::DomainName': domainName,
  'AWS::ApiGatewayV2::ApiMapping': apiMapping,
  'AWS::SNS::Topic': topic,
  'AWS::SNS::Subscription': subscription,
  'AWS::CloudWatch::Alarm': alarm,
  'AWS::CloudWatch::AlarmMuteRule': alarmMuteRule,
};

/** What a template may hold and the local cloud does not run; each is listed when it starts, with the reason. */
export const notRun: Readonly<Record<string, string>> = {
  'AWS::CDK::Metadata': 'nothing to run',
  'AWS::Events::EventBusPolicy': 'there are no other accounts here',
  'AWS::EventSchemas::Registry': 'nothing reads it here',
  'AWS::EventSchemas::Schema': 'nothing reads it here',
  'AWS::CertificateManager::Certificate': 'the local URL has no TLS',
  'AWS::Route53::RecordSet': 'the local URL needs no name',
  'AWS::SNS::TopicPolicy': 'nothing is published to a topic here',
  'AWS::CloudWatch::Dashboard': 'nothing here draws it',
  'AWS::Logs::QueryDefinition': 'nothing here runs it',
};
