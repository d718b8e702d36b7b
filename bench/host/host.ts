// The process of one execution environment: loads a bundle, then runs invocations one after the other. It is bundled
// before it runs, since stripping its types would cost every cold start.
import { randomUUID } from 'node:crypto';
import { loadHandler } from '../../lib/local/lambda/runtime/load-handler.ts';
import type { HostAnswer, HostRequest } from './messages.ts';

const timeoutMs = 15_000;

const cpuMs = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

const contextOf = () => {
  const deadlineMs = Date.now() + timeoutMs;
  return {
    awsRequestId: randomUUID(),
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    getRemainingTimeInMillis: () => deadlineMs - Date.now(),
  };
};

const startMs = performance.now();
const handler = await loadHandler(process.env);
const initMs = performance.now() - startMs;

const invoke = async ({ payloads }: HostRequest): Promise<HostAnswer> => {
  const wallMs: number[] = [];
  const answers = new Set<string>();
  const before = process.cpuUsage();
  for (const payload of payloads) {
    process.env._X_AMZN_TRACE_ID =
      'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0';
    const startedMs = performance.now();
    answers.add(JSON.stringify(await handler(JSON.parse(payload), contextOf())));
    wallMs.push(performance.now() - startedMs);
  }
  return {
    initMs,
    wallMs,
    cpuMs: cpuMs(before),
    cpuSinceStartMs: cpuMs(),
    maxRssMiB: process.resourceUsage().maxRSS / 1024,
    answers: [...answers],
  };
};

const profiled = async (request: HostRequest): Promise<HostAnswer> => {
  const { Session } = await import('node:inspector/promises');
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 100 });
  await session.post('Profiler.start');
  const answer = await invoke(request);
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return { ...answer, profile };
};

process.on('message', (request: HostRequest) => {
  void (request.profile ? profiled(request) : invoke(request)).then((answer) =>
    process.send?.(answer),
  );
});
process.on('disconnect', () => process.exit());
