import type { Activity } from './activity.ts';
import type { CloudWatch } from './cloudwatch/cloudwatch.ts';
import type { NotRun } from './create-resources.ts';
import type { LambdaFunction } from './lambda/function-types.ts';
import type { LogGroups } from './logs/log-groups.ts';

export interface LocalCloudOptions {
  /** What `cdk synth` wrote. */
  readonly assemblyDirectory: string;
  /** Of the HTTP API; 0 for any free one. */
  readonly port: number;
  /** Of the endpoint that answers for AWS. @default - any free one */
  readonly awsPort?: number;
  /** The HTTP API has a self-signed certificate instead of plain HTTP. @default false */
  readonly https?: boolean;
  /** Instead of generated ones: first for those of others, then in the order of the template; the last for all that are left. */
  readonly secrets?: readonly string[];
  /** `sqs.SendMessage=503:0.1`, … @default - none. @see docs/local-cloud.md */
  readonly faults?: readonly string[];
  /** Of the faults' dice. @default - another one each time */
  readonly seed?: number;
  readonly onActivity?: (activity: Activity) => void;
}

export interface LocalCloud {
  readonly stackName: string;
  readonly region: string;
  /** Of the HTTP API, PEM; where it has one. */
  readonly certificate: string | undefined;
  /** Answers for every AWS service: `AWS_ENDPOINT_URL`. */
  readonly endpoint: string;
  /** The stack's outputs, by name. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Resources of the template that exist in name only, and why. */
  readonly notRun: readonly NotRun[];
  readonly logGroups: LogGroups;
  readonly cloudWatch: CloudWatch;
  /** By name, which is the logical id. */
  readonly functions: ReadonlyMap<string, LambdaFunction>;
  /** Messages on the queues, those in flight included: gone with the memory when the cloud stops. */
  readonly queuedMessages: () => number;
  /** Replaces the faults that are set. @throws Error that says what is wrong with which. */
  readonly setFaults: (faults: readonly string[]) => void;
  /** Stops the SQS emulator, as an outage would; it does not come back. */
  readonly stopSqs: () => Promise<void>;
  readonly stop: () => Promise<void>;
}
