import { Command } from 'commander';
import { dlqCommand } from './dlq.ts';
import { doctorCommand } from './doctor.ts';
import { pauseCommand, resumeCommand } from './pause.ts';
import { quarantineCommand } from './quarantine.ts';
import { replayCommand } from './replay.ts';
import { secretCommand } from './secret.ts';
import { startCommand } from './start.ts';
import { statusCommand } from './status.ts';
import { tailCommand } from './tail.ts';
import { traceCommand } from './trace.ts';

/** `enreach` with all its commands. */
export const program = new Command('enreach')
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
  .addCommand(secretCommand);
