import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';

/** The AWS services that operating takes. */
export interface Clients {
  readonly cloudFormation: CloudFormationClient;
  readonly cloudWatch: CloudWatchClient;
  readonly dynamoDb: DynamoDBClient;
  readonly eventBridge: EventBridgeClient;
  readonly lambda: LambdaClient;
  readonly logs: CloudWatchLogsClient;
  readonly secretsManager: SecretsManagerClient;
  readonly sns: SNSClient;
  readonly sqs: SQSClient;
}

/** Where the deployment is, and as whom we ask. */
export interface Access {
  /** @default - of the profile or the environment */
  readonly region?: string | undefined;
  /** Of `~/.aws`. @default - of the environment */
  readonly profile?: string | undefined;
  /** `AWS_ENDPOINT_URL` of the local cloud. @default - AWS itself */
  readonly localEndpoint?: string | undefined;
  /** Who asks the local cloud. @default - a person */
  readonly localCredentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** The local cloud takes any key but a function's for the account's administrator. */
const person = { accessKeyId: 'local', secretAccessKey: 'local' };

export const createClients = (access: Access): Clients => {
  const { region, profile, localEndpoint, localCredentials: credentials = person } = access;
  const options = localEndpoint
    ? { endpoint: localEndpoint, region: 'us-east-1', credentials }
    : { ...(region && { region }), ...(profile && { profile }) };
  return {
    cloudFormation: new CloudFormationClient(options),
    cloudWatch: new CloudWatchClient(options),
    dynamoDb: new DynamoDBClient(options),
    eventBridge: new EventBridgeClient(options),
    lambda: new LambdaClient(options),
    logs: new CloudWatchLogsClient(options),
    secretsManager: new SecretsManagerClient(options),
    sns: new SNSClient(options),
    sqs: new SQSClient(options),
  };
};

/** Closes their connections, which would keep the process. */
export const destroyClients = (clients: Clients): void => {
  for (const client of Object.values(clients)) client.destroy();
};
