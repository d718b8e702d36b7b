import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { destroyClients } from '../../lib/operate/clients.ts';
import { type Deployment, findDeployment } from '../../lib/operate/deployment.ts';
import { readSecret } from '../../lib/operate/secrets/read-secret.ts';
import { rotateSecret } from '../../lib/operate/secrets/rotate-secret.ts';
import { readRotationEvidence } from '../../lib/operate/secrets/secret-use.ts';
import { type Pipeline, secret, startPipeline } from '../end-to-end/pipeline.ts';
import { type CommandResult, commandRunner } from './run-command.ts';

const example: object = JSON.parse(readFileSync('docs/example-event.json', 'utf8'));
const minuteMs = 60_000;

describe('enreach secret', () => {
  let pipeline: Pipeline;
  let enreach: (...args: readonly string[]) => Promise<CommandResult>;
  const deployments: Deployment[] = [];

  const deployed = async () => {
    const { endpoint: localEndpoint, stackName } = pipeline.cloud;
    const deployment = await findDeployment(stackName, { localEndpoint });
    deployments.push(deployment);
    const [endpoint] = deployment.endpoints;
    if (!endpoint) throw new Error('it has an endpoint');
    return { deployment, endpoint };
  };

  beforeAll(async () => {
    pipeline = await startPipeline();
    enreach = commandRunner(pipeline.cloud.endpoint, pipeline.cloud.stackName);
  });
  afterAll(async () => {
    Date.now = realNow;
    for (const { clients } of deployments) destroyClients(clients);
    await pipeline?.stop();
  });

  const post = async (token: string) => {
    const headers = { 'X-Benemen-Token': token };
    const body = JSON.stringify({ ...example, Id: randomUUID() });
    expect((await pipeline.post(body, { headers })).status).toBe(200);
  };

  /** Moves the clock of this process, which times the secrets and the logs of the local cloud. */
  const realNow = Date.now;
  let aheadMs = 0;
  const pass = (minutes: number) => {
    aheadMs += minutes * minuteMs;
    Date.now = () => realNow() + aheadMs;
  };

  it('lets one of two that rotate at once have it, and keeps the one before valid', async () => {
    const { deployment, endpoint } = await deployed();
    const other = await deployed();
    let isFirst = true;
    // Between what the one reads and what it writes, the other rotates.
    deployment.clients.secretsManager.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          if (commandName === 'PutSecretValueCommand' && isFirst) {
            isFirst = false;
            await rotateSecret(other.deployment, other.endpoint);
          }
          return next(args);
        },
      { step: 'initialize' },
    );
    await expect(rotateSecret(deployment, endpoint)).rejects.toThrow(
      /somebody else changed the secret of default meanwhile.*secret show --stack/,
    );
    const previous = await deployment.clients.secretsManager.send(
      new GetSecretValueCommand({ SecretId: endpoint.secretArn, VersionStage: 'AWSPREVIOUS' }),
    );
    expect(previous.SecretString).toBe(secret);
    expect(await readSecret(deployment, endpoint)).not.toBe(secret);
    await expect(rotateSecret(deployment, endpoint)).rejects.toThrow(
      /open already.*secret finish --endpoint default --stack/,
    );
    await post(secret);
  });

  it('finishes once Enreach has changed, and says until when the previous one was seen', async () => {
    const { deployment, endpoint } = await deployed();
    const early = await enreach('secret', 'finish', '--force');
    expect(early.output).toMatch(/Forced, though the rotation began less than five minutes ago/);

    pass(10);
    const silent = await enreach('secret', 'finish', '--yes');
    expect(silent).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining('no delivery came with the new secret yet'),
    });

    await post(secret);
    const objected = await enreach('secret', 'finish', '--yes');
    expect(objected.exitCode).toBe(1);
    expect(objected.output).toMatch(/ 1 with the previous one\n/);
    expect(objected.output).toMatch(/sent the previous secret, last at \d{4}-\S+Z: /);

    pass(120);
    await post(await readSecret(deployment, endpoint));
    const all = await enreach('secret', 'finish', '--yes');
    expect(all.output).toMatch(/ 1 deliveries came with the new secret, 1 with the previous one\n/);
    expect(all.exitCode).toBe(1);
    const done = await enreach('secret', 'finish', '--quiet', '60', '--yes');
    expect(done.output).toMatch(
      / 1 deliveries came with the new secret, 0 with the previous one\n/,
    );
    expect(done.exitCode).toBe(0);
    const again = await enreach('secret', 'finish', '--yes');
    expect(again.output).toMatch(/^error: no rotation of default is open/);
  });

  it('cannot tell which secret came where what is accepted is not logged', async () => {
    const { deployment, endpoint } = await deployed();
    deployment.clients.lambda.middlewareStack.add(
      (next) => async (args) => {
        const answer = await next(args);
        const Environment = { Variables: { POWERTOOLS_LOG_LEVEL: 'WARN' } };
        return { ...answer, output: { ...answer.output, Environment } };
      },
      { step: 'initialize' },
    );
    const times = { createdMs: 0, nowMs: Date.now(), lookBackMs: minuteMs };
    expect(await readRotationEvidence(deployment, endpoint, times)).toEqual({
      kind: 'notLogged',
      logLevel: 'WARN',
    });
  });

  it('reads a secret that was pasted with a line break as the ingress does', async () => {
    await pipeline.putSecret('pasted\n');
    const { deployment, endpoint } = await deployed();
    expect(await readSecret(deployment, endpoint)).toBe('pasted');
  });
});
