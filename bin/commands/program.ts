import { Command } from 'commander';
import { configCommand } from './config.ts';
import { dlqCommand } from './dlq.ts';
import { doctorCommand } from './doctor.ts';
import { everyCommand } from './every-command.ts';
import { pauseCommand, resumeCommand } from './pause.ts';
import { quarantineCommand } from './quarantine.ts';
import { replayCommand } from './replay.ts';
import { secretCommand } from './secret.ts';
import { sendCommand } from './send.ts';
import { startCommand } from './start.ts';
import { statusCommand } from './status.ts';
import { tailCommand } from './tail.ts';
import { traceCommand } from './trace.ts';

/** `enreach` with all its commands. */
export const program = new Command('enreach')
  .description('Enreach webhooks as typed events on EventBridge')
  .commandsGroup('On this machine:')
  .addCommand(startCommand)
  .addCommand(sendCommand)
  .commandsGroup('Look:')
  .addCommand(doctorCommand)
  .addCommand(statusCommand)
  .addCommand(traceCommand)
  .addCommand(tailCommand)
  .commandsGroup('Mend:')
  .addCommand(quarantineCommand)
  .addCommand(dlqCommand)
  .addCommand(replayCommand)
  .addCommand(pauseCommand)
  .addCommand(resumeCommand)
  .commandsGroup('Configure:')
  .addCommand(configCommand)
  .addCommand(secretCommand)
  .addHelpText(
    'after',
    `
It ends with 0 when it did what it was asked, with 1 when that failed or found a fault, with 2 for wrong usage.

Examples:
  enreach start
  enreach doctor
  enreach quarantine list --local
  enreach help dlq redrive`,
  );

// Commands that are added inherit nothing.
for (const command of everyCommand(program))
  command.exitOverride().showHelpAfterError('See --help.');
