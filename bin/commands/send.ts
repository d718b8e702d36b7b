import type { Command } from 'commander';
import { createChooser } from '../../lib/simulator/pacing/chooser.ts';
import { type SendReport, sendDefaults, sendEvents } from '../../lib/simulator/send-events.ts';
import { createTally } from '../../lib/simulator/tally.ts';
import type { Play } from './play-of.ts';
import { createSendCommand, type SendCommandOptions } from './send-options.ts';
import { sendPlanOf } from './send-plan.ts';
import { jsonSendPrinter, peopleSendPrinter } from './send-printer.ts';
import { stopSignal } from './stop-signal.ts';

const againWith = ({ seed, startMs }: Play): string =>
  `--seed ${seed} --start ${new Date(startMs).toISOString()}`;

/** Runs until every event is settled, or until Ctrl-C. */
const send = async (options: SendCommandOptions, command: Command): Promise<void> => {
  const plan = sendPlanOf(options);
  if ('problem' in plan) return command.error(`error: ${plan.problem}`, { exitCode: 2 });
  const { webhooks, play, planned, policy, notes } = plan;
  const printer = options.json
    ? jsonSendPrinter(process.stdout)
    : peopleSendPrinter(process.stdout);
  // Whoever reads the output has stopped reading: the rest is not sent, and that is no success.
  process.stdout.prependListener('error', () => process.exit(1));
  const tally = createTally();
  const { signal } = stopSignal();
  printer.begin(
    webhooks.map(({ Webhook }) => Webhook.Endpoint),
    againWith(play),
  );
  for (const note of notes) printer.note(note);
  const progress = setInterval(() => printer.progress(tally.totals()), printer.progressEveryMs);
  let report: SendReport = { stopped: true, behindMs: 0 };
  try {
    report = await sendEvents(planned, webhooks, {
      ...sendDefaults,
      ...policy,
      connections: options.connections,
      timeoutMs: options.timeout,
      choose: createChooser(play.seed),
      signal,
      onActivity: (activity) => {
        tally.record(activity);
        if (activity.kind === 'settled' && activity.outcome === 'discarded') {
          printer.discarded(activity);
        }
      },
    });
  } finally {
    clearInterval(progress);
    printer.end(tally.totals(), report);
  }
  const { discarded, unfinished } = tally.totals();
  if (report.stopped || discarded + unfinished > 0) process.exitCode = 1;
};

export const sendCommand = createSendCommand().action(send);
