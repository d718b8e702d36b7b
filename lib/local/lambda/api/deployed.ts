import type { EventSourceMapping } from '../event-source-mapping-types.ts';

/** What the template says of a function. */
export interface FunctionConfiguration {
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  readonly handler: string;
  readonly runtime: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly description: string;
  readonly architectures: readonly string[];
  /** Its own variables, without those that Lambda adds. */
  readonly environment: Readonly<Record<string, string>>;
  readonly logGroup: string;
}

/** An event source mapping of the template, and whether it polls. */
export interface DeployedMapping {
  readonly uuid: string;
  readonly arn: string;
  readonly eventSourceArn: string;
  readonly functionArn: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly functionResponseTypes: readonly string[];
  readonly maximumConcurrency: number | undefined;
  readonly mapping: EventSourceMapping;
  state: 'Enabled' | 'Disabling' | 'Disabled';
  /** Epoch milliseconds. */
  lastModifiedMs: number;
}
