import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { type IEventBus, Rule } from 'aws-cdk-lib/aws-events';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface EventLogProps {
  readonly bus: IEventBus;
  readonly description: string;
  /** The `source` whose events are logged. */
  readonly source: string;
  /** @default RetentionDays.ONE_MONTH */
  readonly retention?: RetentionDays;
}

/**
 * A rule that writes every event of one source to a log group.
 *
 * The target is made by hand because CDK's `CloudWatchLogGroup` target adds a custom resource (a function of its own)
 * to write the resource policy that CloudFormation can write itself.
 */
export class EventLog extends Construct {
  readonly logGroup: LogGroup;
  readonly rule: Rule;

  constructor(scope: Construct, id: string, props: EventLogProps) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'LogGroup', {
      retention: props.retention ?? RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.rule = new Rule(this, 'Rule', {
      eventBus: props.bus,
      description: props.description,
      eventPattern: { source: [props.source] },
      targets: [{ bind: () => ({ id: 'Target0', arn: this.targetArn() }) }],
    });
    const delivery = new ServicePrincipal('events.amazonaws.com');
    const policy = this.logGroup.grant(delivery, 'logs:CreateLogStream', 'logs:PutLogEvents');
    policy.applyBefore(this.rule);
  }

  /** Without the `:*` at the end of `logGroupArn`: EventBridge takes that ARN, too, and delivers nothing. */
  private targetArn(): string {
    return Stack.of(this).formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: this.logGroup.logGroupName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }
}
