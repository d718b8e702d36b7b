import { X509Certificate } from 'node:crypto';
import { relative, resolve } from 'node:path';
import type { Activity } from '../../lib/local/activity.ts';
import { denialMessage } from '../../lib/local/iam/denial.ts';
import type { LocalCloud } from '../../lib/local/local-cloud.ts';
import { stackOutputs } from '../../lib/stack-outputs.ts';
import { readLogLine } from './read-log-line.ts';

type Outputs = LocalCloud['outputs'];

/** How `enreach start` says what happens. */
export interface Printer {
  readonly progress: (text: string) => void;
  /** Of the synthesis. */
  readonly warning: (text: string) => void;
  readonly ready: (cloud: LocalCloud, secret: string, consoleUrl: string | undefined) => void;
  /** @param outputs - of the stack; none before it runs. */
  readonly activity: (activity: Activity, outputs: Outputs) => void;
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const exampleEvent = resolve(import.meta.dirname, '../../docs/example-event.json');

/** What identifies a certificate to those who look at it. */
const fingerprint = (certificate: string): string =>
  new X509Certificate(certificate).fingerprint256;

/** A command that posts the documentation's example. */
export const curlLine = (url: string, secret: string): string => {
  const file = relative(process.cwd(), exampleEvent);
  const quotedSecret = secret.replaceAll("'", "'\\''");
  return [
    `curl -i ${url.startsWith('https:') ? '--insecure ' : ''}${url}`,
    `-H 'X-Benemen-Token: ${quotedSecret}'`,
    `-H 'X-Benemen-Event: QueueCallInUserAllocated'`,
    `-H 'Content-Type: application/json; charset=utf-8'`,
    `--data-binary @${file}`,
  ].join(' ');
};

const timeOfDay = () => new Date().toISOString().slice(11, 23);

const nextStep = ({ next, retryInMs = 0 }: Extract<Activity, { kind: 'deliveryFailed' }>) =>
  next === 'retry' ? `retry in ${Math.round(retryInMs)} ms` : next;

/** Ours by what they do, those of the user's app by their own names. */
const labelOf = (functionName: string, outputs: Outputs): string => {
  if (functionName === outputs[stackOutputs.ingressFunctionName]) return 'ingress     ';
  if (functionName === outputs[stackOutputs.consumerFunctionName]) return 'consumer    ';
  return functionName;
};

/** @returns undefined for what nobody waits for, or another line says. */
export const peopleLine = (activity: Activity, outputs: Outputs): string | undefined => {
  switch (activity.kind) {
    case 'published': {
      const { detailType, json } = activity.event;
      return `published    ${detailType}  Id ${JSON.parse(json).detail.Id}`;
    }
    case 'matched':
      return `rule matched ${activity.rule}  ${activity.event.json}`;
    case 'denied':
      return `denied       ${denialMessage(activity.denial)}`;
    case 'fault':
      return `fault        ${activity.fault}  at ${activity.at}`;
    case 'delivered':
      return `delivered    ${activity.rule}  to ${activity.target}`;
    case 'deliveryFailed':
      return `not delivered ${activity.rule}  to ${activity.target}: ${activity.code} ${activity.message} (${nextStep(activity)})`;
    case 'replayed':
      return `replayed     ${activity.replay}  ${activity.event.detailType} ${activity.event.id}`;
    case 'problem':
      return `problem      ${activity.message}`;
    case 'log': {
      const line = readLogLine(activity.text);
      if (line.kind === 'metric' || line.isExpected) return undefined;
      return `${labelOf(activity.functionName, outputs)} ${line.text}`;
    }
    // Their outcomes are log lines of the functions.
    case 'answered':
    case 'served':
      return undefined;
  }
};

/** For people: what is ready, then a line for each event published, each rule matched, and whatever else went otherwise. */
export const peoplePrinter: Printer = {
  progress: print,
  warning: (text) => print(`Warning       ${text}`),
  ready: ({ outputs, endpoint, notRun, region, certificate }, secret, consoleUrl) => {
    const urls = Object.entries(outputs).flatMap(([name, value]) =>
      name.startsWith('WebhookUrl') ? [value] : [],
    );
    const page = outputs.PageUrl && `\nPage          ${outputs.PageUrl}`;
    const tls =
      certificate &&
      `\nCertificate   self-signed, so Enreach takes it with InsecureSSL only; SHA-256 ${fingerprint(certificate)}`;
    const types = Map.groupBy(notRun, ({ type }) => type);
    print(`
Console       ${consoleUrl ?? 'none'}${page ?? ''}
Webhook URL   ${urls.join('\n              ')}
Token         ${secret}  (header X-Benemen-Token)${tls ?? ''}
AWS endpoint  AWS_ENDPOINT_URL=${endpoint} AWS_REGION=${region} AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local
Outputs       ${Object.entries(outputs)
      .map(([name, value]) => `${name}=${value}`)
      .join('\n              ')}
Not run       ${[...types].map(([type, all]) => `${type} x${all.length}: ${all[0]?.reason}`).join('\n              ')}

Try it:
  ${curlLine(urls[0] ?? '', secret)}

Ready. Ctrl-C stops everything.
`);
  },
  activity: (activity, outputs) => {
    const line = peopleLine(activity, outputs);
    if (line !== undefined) print(`${timeOfDay()} ${line}`);
  },
};

const jsonLine = (activity: Activity): object | undefined => {
  switch (activity.kind) {
    case 'published':
      return { kind: 'published', event: JSON.parse(activity.event.json) };
    case 'matched':
      return { kind: 'matched', rule: activity.rule, eventId: activity.event.id };
    case 'delivered':
    case 'deliveryFailed':
    case 'replayed': {
      const { event, ...facts } = activity;
      return { ...facts, eventId: event.id };
    }
    case 'log':
      return {
        kind: 'log',
        function: activity.functionName,
        ...readLogLine(activity.text).asJson,
      };
    case 'denied': {
      const { principal, action, resource } = activity.denial;
      const message = denialMessage(activity.denial);
      return { kind: 'denied', principal, action, resource, message };
    }
    case 'fault':
    case 'problem':
      return activity;
    case 'answered':
    case 'served':
      return undefined;
  }
};

/** For programs: one JSON object a line; `kind` says which. */
export const jsonPrinter: Printer = {
  progress: (text) => print(JSON.stringify({ kind: 'progress', text })),
  warning: (text) => print(JSON.stringify({ kind: 'warning', text })),
  ready: ({ outputs, endpoint, region, notRun, certificate }, secret, consoleUrl) =>
    print(
      JSON.stringify({
        kind: 'ready',
        consoleUrl,
        webhookUrl: outputs.WebhookUrl,
        token: secret,
        certificate,
        awsEndpointUrl: endpoint,
        region,
        outputs,
        notRun,
      }),
    ),
  activity: (activity) => {
    const line = jsonLine(activity);
    if (line) print(JSON.stringify({ time: new Date().toISOString(), ...line }));
  },
};
