import type { FauxqsServer } from 'fauxqs';
import type { CloudWatch } from './cloudwatch/cloudwatch.ts';
import type { TableSettingsByName } from './dynamodb/table-settings.ts';
import type { EventBuses } from './eventbridge/event-buses.ts';
import type { Faults } from './faults/faults.ts';
import type { ApiDefinition } from './http-api/deployed-api.ts';
import type { AnsweredRequest } from './http-api/types.ts';
import type { AccessControl } from './iam/access-control.ts';
import type { Denial } from './iam/denial.ts';
import type { DeployedMapping, FunctionConfiguration } from './lambda/api/deployed.ts';
import type { FunctionLogLine, LambdaFunction } from './lambda/function-types.ts';
import type { LogGroups } from './logs/log-groups.ts';
import type { Place } from './resource-type.ts';
import type { SecretsManager } from './secrets-manager/secrets.ts';
import type { Topics } from './sns/topics.ts';

/** The running services, and what the template put into them so far. */
export interface Cloud {
  readonly place: Place;
  /** The one URL of every AWS service. */
  readonly endpoint: string;
  /** Who may do what. */
  readonly accessControl: AccessControl;
  readonly faults: Faults;
  readonly sqs: FauxqsServer;
  readonly tables: TableSettingsByName;
  readonly secretsManager: SecretsManager;
  readonly eventBuses: EventBuses;
  readonly logGroups: LogGroups;
  readonly cloudWatch: CloudWatch;
  readonly topics: Topics;
  /** Where the asset with this S3 key is. */
  readonly assetPath: (s3Key: string) => string;
  /** By ARN. */
  readonly functions: Map<string, LambdaFunction>;
  readonly functionConfigurations: Map<string, FunctionConfiguration>;
  readonly eventSourceMappings: DeployedMapping[];
  /** By integration id. */
  readonly integrations: Map<string, { functionArn: string; timeoutMs: number | undefined }>;
  /** HTTP APIs by id; the first is that of the webhooks. */
  readonly apis: Map<string, ApiDefinition>;
  /** Host names that stand for the first HTTP API. */
  readonly customDomains: string[];
  /** Given secrets that are not used yet, and the last one. @see nextSecret */
  readonly givenSecrets: string[];
  readonly onFunctionLog: (logGroup: string, line: FunctionLogLine) => void;
  readonly onAnswered: (request: AnsweredRequest) => void;
  readonly onDenied: (denial: Denial) => void;
  /** Hears of faults of the cloud's own, which AWS would show as metrics. */
  readonly onProblem: (message: string) => void;
}
