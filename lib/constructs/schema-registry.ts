import { Names } from 'aws-cdk-lib';
import { CfnRegistry, CfnSchema } from 'aws-cdk-lib/aws-eventschemas';
import { Construct } from 'constructs';
import { eventSource } from '../catalogue/bus-contract.ts';
import { events } from '../catalogue/index.ts';
import { registeredSchemaOf } from '../documentation/registered-schema.ts';

/**
 * An EventBridge schema registry with the event of every type, from which AWS generates code bindings.
 *
 * A registry takes a hundred schemas; the bus needs none of them, so nothing depends on it.
 */
export class SchemaRegistry extends Construct {
  readonly registryName: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.registryName = Names.uniqueResourceName(this, { maxLength: 64 });
    const registry = new CfnRegistry(this, 'Registry', {
      registryName: this.registryName,
      description: 'Enreach webhooks on EventBridge',
    });
    for (const { name, description } of events) {
      const schema = new CfnSchema(this, name, {
        registryName: this.registryName,
        schemaName: `${eventSource}@${name}`,
        type: 'OpenApi3',
        description,
        content: JSON.stringify(registeredSchemaOf(name)),
      });
      schema.addResourceDependency(registry);
    }
  }
}
