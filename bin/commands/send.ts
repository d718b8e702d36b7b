import type { Command } from 'commander';
import { isLocal } from '../../lib/simulator/configuration/is-local.ts';
import { unknownTypesOf } from '../../lib/simulator/configuration/webhook-config.ts';
import { createChooser } from '../../lib/simulator/pacing/chooser.ts';
import { isLoadTest, tryingOut } from '../../lib/simulator/pacing/is-load-test.ts';
import { planEvents } from '../../lib/simulator/plan-events.ts';
import { sendEvents } from '../../lib/simulator/send-events.ts';
import { createTally } from '../../lib/simulator/tally.ts';
import { type Play, playOf } from './play-of.ts';
import { createSendCommand, type SendCommandOptions } from './send-options.ts';
import { jsonSendPrinter, peopleSendPrinter } from './send-printer.ts';
import { targetsOf } from './send-targets.ts';
import { stopSignal } from './stop-signal.ts';

const wrongUsage = (command: Command, problem: string): never =>
  command.error(`error: ${problem}`, { exitCode: 2 });

const againWith = ({ seed, startMs }: Play): string =>
  `--seed ${seed} --start ${new Date(startMs).toISOString()}`;

/** Runs until every event is settled, or until Ctrl-C. */
const send = async (options: SendCommandOptions, command: Command): Promise<void> => {
  const { webhooks, problem } = targetsOf(options);
  if (!webhooks) return wrongUsage(command, problem);
  const play = playOf(options);
  const planned = () => planEvents(play.events(), webhooks, play.plan);
  const endpoints = webhooks.map(({ Webhook }) => Webhook.Endpoint);
  const away = endpoints.find((endpoint) => !isLocal(endpoint));
  if (away !== undefined && !options.yes && isLoadTest(planned())) {
    return wrongUsage(
      command,
      `${new URL(away).host} is another machine, and this is more than ${tryingOut.events} events or ${tryingOut.eventsPerSecond} a second: a load test. If it is yours to test: --yes`,
    );
  }

  const printer = options.json
    ? jsonSendPrinter(process.stdout)
    : peopleSendPrinter(process.stdout);
  const tally = createTally();
  printer.begin(endpoints, againWith(play));
  for (const name of new Set(webhooks.flatMap(unknownTypesOf))) {
    printer.note(`no event has the type ${name}: that subscription gets nothing`);
  }
  const progress = setInterval(() => printer.progress(tally.totals()), printer.progressEveryMs);
  try {
    await sendEvents(planned(), webhooks, {
      connections: options.connections,
      timeoutMs: options.timeout,
      retries: options.retries,
      retryDelayMs: options.retryDelay,
      duplicates: options.duplicates,
      dropAnswers: options.dropAnswers,
      choose: createChooser(play.seed),
      signal: stopSignal().signal,
      onActivity: (activity) => {
        tally.record(activity);
        if (activity.kind === 'settled' && activity.outcome === 'discarded') {
          printer.discarded(activity);
        }
      },
    });
  } finally {
    clearInterval(progress);
    printer.end(tally.totals());
  }
  const { discarded, unfinished } = tally.totals();
  if (discarded + unfinished > 0) process.exitCode = 1;
};

export const sendCommand = createSendCommand().action(send);
