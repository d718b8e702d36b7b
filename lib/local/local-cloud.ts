import { startFauxqs } from 'fauxqs';
import type { Activity } from './activity.ts';
import type { Cloud } from './cloud.ts';
import { createResources, type NotRun } from './create-resources.ts';
import { startDynalite } from './dynamodb/start-dynalite.ts';
import { deliver } from './eventbridge/deliver.ts';
import { createEventBuses } from './eventbridge/event-buses.ts';
import { createFrontDoor } from './front-door/front-door.ts';
import { createUpstream } from './front-door/upstream.ts';
import { createHttpApi } from './http-api/http-api.ts';
import type { LambdaFunction } from './lambda/function-types.ts';
import { createLogGroups, type LogGroups } from './logs/log-groups.ts';
import { createSecretsManager } from './secrets-manager/secrets.ts';
import { readAssembly } from './template/read-assembly.ts';

export interface LocalCloudOptions {
  /** What `cdk synth` wrote. */
  readonly assemblyDirectory: string;
  /** Of the HTTP API; 0 for any free one. */
  readonly port: number;
  /** Instead of generated ones, in the order of the template. */
  readonly secrets?: readonly string[];
  readonly onActivity?: (activity: Activity) => void;
}

export interface LocalCloud {
  readonly stackName: string;
  readonly region: string;
  /** Answers for every AWS service: `AWS_ENDPOINT_URL`. */
  readonly endpoint: string;
  /** The stack's outputs, by name. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Resources of the template that exist in name only, and why. */
  readonly notRun: readonly NotRun[];
  readonly logGroups: LogGroups;
  /** By name, which is the logical id. */
  readonly functions: ReadonlyMap<string, LambdaFunction>;
  /** Messages on the queues, those in flight included: gone with the memory when the cloud stops. */
  readonly queuedMessages: () => number;
  /** Stops the SQS emulator, as an outage would; it does not come back. */
  readonly stopSqs: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const region = 'us-east-1';
/** The emulator of SQS knows no other. */
const accountId = '000000000000';

/**
 * Runs a synthesized template on this machine: the functions are the bundles that deploy, each environment a process of
 * its own, and they talk to the services over HTTP by the AWS SDK.
 *
 * @throws Error that names what the template asks for and the local cloud cannot run.
 * @see docs/local-cloud.md
 */
export const startLocalCloud = async (options: LocalCloudOptions): Promise<LocalCloud> => {
  const { onActivity = () => {} } = options;
  const assembly = readAssembly(options.assemblyDirectory);

  const [sqs, dynamoDb] = await Promise.all([
    startFauxqs({ port: 0, logger: false, host: '127.0.0.1', defaultRegion: region }),
    startDynalite(),
  ]);
  const upstreams = {
    AmazonSQS: createUpstream(sqs.port),
    DynamoDB_20120810: createUpstream(dynamoDb.port),
  };
  const secretsManager = createSecretsManager();
  const logGroups = createLogGroups();
  const onProblem = (message: string) => onActivity({ kind: 'problem', message });
  const eventBuses = createEventBuses({
    region,
    accountId,
    deliver: (target, event) => deliver(target, event, cloud),
    onPublished: (event) => onActivity({ kind: 'published', event }),
    onMatched: ({ name }, event) => onActivity({ kind: 'matched', rule: name, event }),
    onDeliveryFailed: ({ name }, { id }) => onProblem(`rule ${name}: target ${id} failed`),
  });
  const services = { AWSEvents: eventBuses.call, secretsmanager: secretsManager.call };
  const frontDoor = createFrontDoor({ services, upstreams });
  const endpoint = await frontDoor.listen();

  let httpApiUrl: string | undefined;
  const cloud: Cloud = {
    place: {
      region,
      accountId,
      sqsUrl: endpoint,
      httpApiUrl: () => {
        if (httpApiUrl === undefined) throw new Error('the HTTP API has no URL before it listens');
        return httpApiUrl;
      },
    },
    endpoint,
    sqs,
    secretsManager,
    eventBuses,
    logGroups,
    assetPath: assembly.assetPath,
    functions: new Map(),
    eventSourceMappings: [],
    integrations: new Map(),
    routes: [],
    throttle: undefined,
    givenSecrets: [...(options.secrets ?? [])],
    onFunctionLog: (logGroup, { functionName, text }) => {
      logGroups.append(logGroup, {
        timestamp: Date.now(),
        logStreamName: functionName,
        message: text,
      });
      onActivity({ kind: 'log', functionName, text });
    },
    onProblem,
  };

  const stopServices = async () => {
    await Promise.all(cloud.eventSourceMappings.map((mapping) => mapping.stop()));
    await Promise.all([...cloud.functions.values()].map((lambda) => lambda.stop()));
    await frontDoor.close();
    for (const upstream of Object.values(upstreams)) upstream.close();
    await Promise.all([sqs.stop(), dynamoDb.stop()]);
  };

  try {
    const queueNames = Object.entries(assembly.template.Resources).flatMap(
      ([logicalId, { Type }]) => (Type === 'AWS::SQS::Queue' ? [logicalId] : []),
    );
    const created = await createResources(assembly.template, cloud);
    const httpApi = createHttpApi({ routes: cloud.routes, throttle: cloud.throttle, accountId });
    httpApiUrl = (await httpApi.listen(options.port)).url;
    return {
      stackName: assembly.stackName,
      region,
      endpoint,
      outputs: created.outputs(),
      notRun: created.notRun,
      logGroups,
      functions: new Map(
        [...cloud.functions].map(([arn, lambda]) => [arn.split(':').at(-1) ?? arn, lambda]),
      ),
      queuedMessages: () =>
        queueNames
          .map((name) => sqs.inspectQueue(name)?.messages)
          .reduce(
            (sum, messages) =>
              sum + (messages?.ready.length ?? 0) + (messages?.inflight.length ?? 0),
            0,
          ),
      stopSqs: () => sqs.stop(),
      stop: async () => {
        await httpApi.close();
        await stopServices();
      },
    };
  } catch (error) {
    await stopServices();
    throw error;
  }
};
