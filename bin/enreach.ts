#!/usr/bin/env node
import { Command } from 'commander';
import { sendCommand } from './commands/send.ts';
import { startCommand } from './commands/start.ts';

// Whoever reads our output may stop reading (`| head`): then nobody is left to tell.
process.stdout.on('error', () => process.exit(0));

try {
  await new Command('enreach')
    .description('Enreach webhooks as typed events on EventBridge')
    .showHelpAfterError()
    .addCommand(startCommand)
    .addCommand(sendCommand)
    .parseAsync();
} catch (error) {
  process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
