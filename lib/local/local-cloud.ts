import { randomInt } from 'node:crypto';
import type { Cloud } from './cloud.ts';
import { createCloudFormation } from './cloudformation/cloudformation.ts';
import { newStack, type Stack } from './cloudformation/stack.ts';
import { createResources } from './create-resources.ts';
import { eventListeners } from './event-listeners.ts';
import { createQueueSender } from './eventbridge/delivery/queue-sender.ts';
import { createEventBuses } from './eventbridge/event-buses.ts';
import { createFaults } from './faults/faults.ts';
import { createFrontDoor } from './front-door/front-door.ts';
import { createCallTeller } from './front-door/tell-calls.ts';
import { listenAll } from './http-api/listen-all.ts';
import { selfSigned } from './http-api/self-signed.ts';
import { createAccessControl } from './iam/access-control.ts';
import { denialOfDelivery } from './iam/delivery-access.ts';
import { type Denial, denialMessage } from './iam/denial.ts';
import { createFunctionLogAccess } from './iam/function-log-access.ts';
import { createGuard } from './iam/guard-calls.ts';
import { createLambdaApi } from './lambda/api/lambda-api.ts';
import type { LocalCloud, LocalCloudOptions } from './local-cloud-types.ts';
import { createLogs } from './logs/logs.ts';
import { createSecretsManager } from './secrets-manager/secrets.ts';
import { createTopics } from './sns/topics.ts';
import { startEmulators } from './start-emulators.ts';
import { startMonitoring } from './start-monitoring.ts';
import { createSts } from './sts/sts.ts';
import { logicalIdsOf } from './template/logical-ids.ts';
import { readAssembly } from './template/read-assembly.ts';

export type { LocalCloud, LocalCloudOptions };

const region = 'us-east-1';
/** The emulator of SQS knows no other. */
const accountId = '000000000000';
const account = { region, accountId };

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
  const idsOf = (type: string) => logicalIdsOf(assembly.template, type);

  const faults = createFaults({
    seed: options.seed ?? randomInt(2 ** 32),
    targets: () => ({
      apis,
      functions: idsOf('AWS::Lambda::Function'),
    }),
    onFault: ({ text }, at) => onActivity({ kind: 'fault', fault: text, at }),
  });
  const onDenied = (denial: Denial) => onActivity({ kind: 'denied', denial });
  const accessControl = createAccessControl({ accountId });
  const guard = createGuard(accessControl, account, onDenied);
  const tellOfCall = createCallTeller({
    isFunction: accessControl.isFunction,
    onServed: (call) => onActivity({ kind: 'served', call }),
  });
  const mayLog = createFunctionLogAccess(accessControl, account, onDenied);

  const emulators = await startEmulators(region);
  const queueNames = idsOf('AWS::SQS::Queue');
  const { cloudWatch, logGroups, sqs } = startMonitoring(emulators, queueNames);
  const secretsManager = createSecretsManager();
  const topics = createTopics(accountId);
  const onProblem = (message: string) => onActivity({ kind: 'problem', message });
  const eventBuses = createEventBuses({
    place: account,
    destinations: () => ({
      queues,
      functions: cloud.functions,
      logGroups,
      denialOf: (ruleArn, targetArn) => {
        const denial = denialOfDelivery(accessControl, ruleArn, targetArn);
        if (denial) onDenied(denial);
        return denial && denialMessage(denial);
      },
      onProblem,
    }),
    ...eventListeners(onActivity, cloudWatch.store),
  });
  const logs = createLogs({ logGroups, account });
  const apis = {
    sqs: emulators.sqs,
    dynamodb: emulators.dynamoDb,
    events: eventBuses,
    secretsmanager: secretsManager,
    logs,
    cloudformation: createCloudFormation(() => stack),
    lambda: createLambdaApi({ account, state: () => cloud, onProblem }),
    cloudwatch: cloudWatch,
    sns: topics,
  };
  const frontDoor = createFrontDoor({
    services: {
      AWSEvents: eventBuses.call,
      secretsmanager: secretsManager.call,
      Logs_20140328: logs.call,
      GraniteServiceVersion20100801: cloudWatch.call,
    },
    upstreams: {},
    serves: {
      sqs,
      dynamodb: apis.dynamodb.serve,
      sns: topics.serve,
      lambda: apis.lambda.serve,
      cloudformation: apis.cloudformation.serve,
      sts: createSts({ accountId, sessionArnOf: accessControl.sessionArnOf }),
    },
    intercept: async (call, act, gone) => {
      guard(call);
      return faults.intercept(call, tellOfCall(call, act), gone);
    },
  });
  const endpoint = await frontDoor.listen(options.awsPort);
  const queues = createQueueSender(endpoint, region);

  let httpApiUrls: ReadonlyMap<string, string> = new Map();
  let stack: Stack | undefined;
  const cloud: Cloud = {
    place: {
      region,
      accountId,
      sqsUrl: endpoint,
      httpApiUrl: (apiId = httpApiUrls.keys().next().value ?? '') => {
        const url = httpApiUrls.get(apiId);
        if (url === undefined) throw new Error('an HTTP API has no URL before it listens');
        return url;
      },
    },
    endpoint,
    accessControl,
    faults,
    sqs: emulators.fauxqs,
    tables: emulators.tables,
    secretsManager,
    eventBuses,
    logGroups,
    cloudWatch,
    topics,
    assetPath: assembly.assetPath,
    functions: new Map(),
    functionConfigurations: new Map(),
    eventSourceMappings: [],
    integrations: new Map(),
    apis: new Map(),
    customDomains: [],
    givenSecrets: [...(options.secrets ?? [])],
    onFunctionLog: (logGroup, { functionName, logStreamName, text }) => {
      if (!mayLog(functionName, logGroup)) return;
      logGroups.append(logGroup, { timestamp: Date.now(), logStreamName, message: text });
      onActivity({ kind: 'log', functionName, text });
    },
    onAnswered: (request) => onActivity({ kind: 'answered', request }),
    onDenied,
    onProblem,
  };

  const stopServices = async () => {
    eventBuses.stop();
    cloudWatch.stop();
    await Promise.all(cloud.eventSourceMappings.map(({ mapping }) => mapping.stop()));
    await Promise.all([...cloud.functions.values()].map((lambda) => lambda.stop()));
    queues.close();
    await frontDoor.close();
    await emulators.stop();
  };

  try {
    faults.set(options.faults ?? []);
    const created = await createResources(assembly, cloud);
    const tls = options.https ? await selfSigned() : undefined;
    const httpApis = await listenAll(cloud, { port: options.port, tls });
    httpApiUrls = httpApis.urls;
    stack = newStack(account, assembly, created);
    return {
      certificate: tls?.cert,
      stackName: assembly.stackName,
      region,
      endpoint,
      outputs: Object.fromEntries(stack.outputs.map(({ name, value }) => [name, value])),
      notRun: created.notRun,
      logGroups,
      cloudWatch,
      functions: new Map(
        [...cloud.functions].map(([arn, lambda]) => [arn.split(':').at(-1) ?? arn, lambda]),
      ),
      queuedMessages: () =>
        queueNames
          .map((name) => emulators.fauxqs.inspectQueue(name)?.messages)
          .reduce(
            (sum, messages) =>
              sum + (messages?.ready.length ?? 0) + (messages?.inflight.length ?? 0),
            0,
          ),
      setFaults: faults.set,
      stopSqs: () => emulators.fauxqs.stop(),
      stop: async () => {
        await httpApis.close();
        await stopServices();
      },
    };
  } catch (error) {
    await stopServices();
    throw error;
  }
};
