import { Duration } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ingressEnvironment } from '../../functions/ingress/environment.ts';
import type { EndpointProps } from './endpoint.ts';
import { environmentFaults } from './environment-size.ts';
import type { LogLevel } from './log-level.ts';
import { WebhookFunction } from './webhook-function.ts';

export interface IngressProps {
  readonly endpoints: readonly EndpointProps[];
  /** The secret of the endpoint with this name. */
  readonly secretOf: (name: string) => ISecret;
  readonly deliveryQueue: IQueue;
  /** Of the queue and of the secrets, where they have one. */
  readonly encryptionKey?: IKey;
  readonly logLevel: LogLevel;
  readonly tracing: boolean;
  readonly logRetention: RetentionDays;
}

/** What a call may name: the ARN, or the name where the last characters of the ARN, which Secrets Manager adds, are not known. */
const idOf = ({ secretFullArn, secretName }: ISecret): string => secretFullArn ?? secretName;

const resourceOf = ({ secretFullArn, secretArn }: ISecret): string =>
  secretFullArn ?? `${secretArn}-??????`;

/** The function behind the front door: checks the token, puts the raw bytes on the delivery queue, answers. */
export class Ingress extends Construct {
  readonly handler: WebhookFunction;

  constructor(scope: Construct, id: string, props: IngressProps) {
    super(scope, id);
    this.handler = new WebhookFunction(this, 'Function', {
      name: 'ingress',
      description: 'Accepts Enreach webhooks and queues their raw bytes',
      // The handler answers within 4.5 s; this is for what it cannot bound itself.
      timeout: Duration.seconds(10),
      // Chosen by the model of docs/benchmarks.md.
      memorySize: 512,
      logLevel: props.logLevel,
      tracing: props.tracing,
      logRetention: props.logRetention,
      environment: ingressEnvironment({
        queueUrl: props.deliveryQueue.queueUrl,
        endpoints: props.endpoints.map(({ name, path, allowedSources }) => ({
          name,
          path,
          secretId: idOf(props.secretOf(name)),
          allowedSources: allowedSources && [...allowedSources],
        })),
      }),
    });
    this.node.addValidation({ validate: () => environmentFaults(this.handler, 'ENDPOINTS') });

    const secrets = props.endpoints.map(({ name }) => props.secretOf(name));
    props.deliveryQueue.grant(this.handler, 'sqs:SendMessage');
    Grant.addToPrincipal({
      grantee: this.handler,
      actions: ['secretsmanager:GetSecretValue'],
      resourceArns: secrets.map(resourceOf),
    });
    // To send, SQS wants both: it encrypts with a data key, and decrypts that key to use it again.
    props.encryptionKey?.grant(this.handler, 'kms:GenerateDataKey', 'kms:Decrypt');
    for (const key of new Set(secrets.map(({ encryptionKey }) => encryptionKey)))
      if (key !== props.encryptionKey) key?.grant(this.handler, 'kms:Decrypt');
  }
}
