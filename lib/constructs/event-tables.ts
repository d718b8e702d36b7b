import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { deliveriesKey, quarantineKey, ttlAttribute } from '../../functions/consumer/table-keys.ts';

const stateful = {
  billing: Billing.onDemand(),
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  timeToLiveAttribute: ttlAttribute,
  deletionProtection: true,
  removalPolicy: RemovalPolicy.RETAIN,
};

/**
 * What the consumer remembers: the deliveries table says which event `Id`s are claimed or published; the quarantine
 * table keeps what cannot be published, whole, until a person or a later schema releases it.
 */
export class EventTables extends Construct {
  readonly deliveries: TableV2;
  readonly quarantine: TableV2;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.deliveries = new TableV2(this, 'Deliveries', {
      ...stateful,
      partitionKey: { name: deliveriesKey.partition, type: AttributeType.STRING },
    });
    this.quarantine = new TableV2(this, 'Quarantine', {
      ...stateful,
      partitionKey: { name: quarantineKey.partition, type: AttributeType.STRING },
      sortKey: { name: quarantineKey.sort, type: AttributeType.NUMBER },
    });
  }
}
