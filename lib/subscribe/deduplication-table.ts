import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { claimsKey, tableVariable, ttlAttribute } from '../claims/table-keys.ts';

/** Which events a subscriber's functions have handled: the table of `dynamoDbDeduplication`. */
export class EnreachDeduplicationTable extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: claimsKey, type: AttributeType.STRING },
      timeToLiveAttribute: ttlAttribute,
      billing: Billing.onDemand(),
      // Without it every event in a queue or a retry would be handled again.
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** Tells a function the table's name (`DEDUPLICATION_TABLE`) and grants what it needs. */
  connect(subscriber: LambdaFunction): void {
    subscriber.addEnvironment(tableVariable, this.table.tableName);
    this.grantClaims(subscriber);
  }

  /** What a function needs to claim events, mark them and give them up; nothing more. */
  grantClaims(grantee: IGrantable): Grant {
    return this.table.grant(
      grantee,
      'dynamodb:UpdateItem',
      'dynamodb:GetItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:DeleteItem',
    );
  }
}
