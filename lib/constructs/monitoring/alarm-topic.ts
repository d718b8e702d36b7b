import { Annotations, Aws } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

export interface AlarmTopicProps {
  /** Each has to confirm the subscription once, by a link that AWS mails. */
  readonly emails: readonly string[];
  readonly encryptionKey?: IKey | undefined;
}

/** Any of the account: people may send others here, too. */
const alarms = `arn:${Aws.PARTITION}:cloudwatch:${Aws.REGION}:${Aws.ACCOUNT_ID}:alarm:*`;

const cloudWatch = new ServicePrincipal('cloudwatch.amazonaws.com');

/** Lets CloudWatch encrypt what it publishes. False where the key's policy is not ours to change. */
const letCloudWatchUse = (key: IKey): boolean =>
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [cloudWatch],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: ['*'],
    }),
  ).statementAdded;

/**
 * Where alarms go. An alarm that cannot publish says so nowhere but in its own history, hence:
 * - A policy of one's own replaces the one that SNS makes, which lets CloudWatch publish. Demanding TLS is such a policy.
 * - Without a key of the customer's, none: CloudWatch cannot use `alias/aws/sns`. Alarms name metrics and thresholds only.
 * - With a key, only where its policy can be made to let CloudWatch use it.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    const key = props.encryptionKey;
    const canEncrypt = key !== undefined && letCloudWatchUse(key);
    if (key !== undefined && !canEncrypt)
      Annotations.of(this).addWarningV2(
        'enreach-webhooks:alarm-topic-not-encrypted',
        'The alarm topic is not encrypted with your KMS key: its policy cannot be changed from here, and where it does not let cloudwatch.amazonaws.com call kms:Decrypt and kms:GenerateDataKey*, no alarm would ever arrive.',
      );
    this.topic = new Topic(this, 'Topic', {
      enforceSSL: true,
      ...(canEncrypt && { masterKey: key }),
    });
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [cloudWatch],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
          ArnLike: { 'aws:SourceArn': alarms },
        },
      }),
    );
    for (const email of props.emails) this.topic.addSubscription(new EmailSubscription(email));
  }
}
