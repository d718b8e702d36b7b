import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, CfnGlobalTable, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { deliveriesKey, quarantineKey, ttlAttribute } from '../../functions/consumer/table-keys.ts';

export interface EventTablesProps {
  /** @default - a key of DynamoDB */
  readonly encryptionKey?: IKey;
  /** Tables that are retained cannot be deleted by hand either. */
  readonly removalPolicy: RemovalPolicy;
}

/** By hand, because `TableEncryptionV2.customerManagedKey` wants a stack that is tied to one region. */
const encrypt = (table: TableV2, key: IKey): void => {
  const resource = table.node.defaultChild;
  if (!CfnGlobalTable.isCfnGlobalTable(resource)) throw new Error(`${table.node.path} has changed`);
  resource.addPropertyOverride('SSESpecification', { SSEEnabled: true, SSEType: 'KMS' });
  resource.addPropertyOverride('Replicas.0.SSESpecification.KMSMasterKeyId', key.keyArn);
};

/**
 * What the consumer remembers: the deliveries table says which event `Id`s are claimed or published; the quarantine
 * table keeps what cannot be published, whole, until a person or a later schema releases it.
 */
export class EventTables extends Construct {
  readonly deliveries: TableV2;
  readonly quarantine: TableV2;

  constructor(scope: Construct, id: string, { encryptionKey, removalPolicy }: EventTablesProps) {
    super(scope, id);
    const stateful = {
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: ttlAttribute,
      deletionProtection: removalPolicy === RemovalPolicy.RETAIN,
      removalPolicy,
    };
    this.deliveries = new TableV2(this, 'Deliveries', {
      ...stateful,
      partitionKey: { name: deliveriesKey.partition, type: AttributeType.STRING },
    });
    this.quarantine = new TableV2(this, 'Quarantine', {
      ...stateful,
      partitionKey: { name: quarantineKey.partition, type: AttributeType.STRING },
      sortKey: { name: quarantineKey.sort, type: AttributeType.NUMBER },
    });
    if (encryptionKey)
      for (const table of [this.deliveries, this.quarantine]) encrypt(table, encryptionKey);
  }
}
