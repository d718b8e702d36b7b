import { Duration } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ingressEnvironment } from '../../functions/ingress/environment.ts';
import type { EndpointProps } from './endpoint.ts';
import { WebhookFunction } from './webhook-function.ts';

export interface IngressProps {
  readonly endpoints: readonly EndpointProps[];
  /** The secret of the endpoint with this name. */
  readonly secretOf: (name: string) => ISecret;
  readonly deliveryQueue: IQueue;
}

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
      memorySize: 512,
      environment: ingressEnvironment({
        queueUrl: props.deliveryQueue.queueUrl,
        endpoints: props.endpoints.map(({ name, path, allowedSources }) => ({
          name,
          path,
          secretId: props.secretOf(name).secretArn,
          allowedSources: allowedSources && [...allowedSources],
        })),
      }),
    });
    props.deliveryQueue.grant(this.handler, 'sqs:SendMessage');
    Grant.addToPrincipal({
      grantee: this.handler,
      actions: ['secretsmanager:GetSecretValue'],
      resourceArns: props.endpoints.map(({ name }) => props.secretOf(name).secretArn),
    });
  }
}
