#!/usr/bin/env node
import { Command } from 'commander';
import { dlqCommand } from './commands/dlq.ts';
import { doctorCommand } from './commands/doctor.ts';
import { pauseCommand, resumeCommand } from './commands/pause.ts';
import { quarantineCommand } from './commands/quarantine.ts';
import { replayCommand } from './commands/replay.ts';
import { secretCommand } from './commands/secret.ts';
import { startCommand } from './commands/start.ts';
import { statusCommand } from './commands/status.ts';
import { tailCommand } from './commands/tail.ts';
import { traceCommand } from './commands/trace.ts';

// Whoever reads our output may stop reading (`| head`): then nobody is left to tell.
process.stdout.on('error', () => process.exit(0));

try {
  await new Command('enreach')
    .description('Enreach webhooks as typed events on EventBridge')
    .showHelpAfterError()
    .commandsGroup('On this machine:')
    .addCommand(startCommand)
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
    .addCommand(secretCommand)
    .parseAsync();
} catch (error) {
  process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
