import { Command } from 'commander';
import { quarantineListCommand } from './quarantine/list.ts';
import { quarantineDropCommand, quarantineReleaseCommand } from './quarantine/settle.ts';
import { quarantineShowCommand } from './quarantine/show.ts';

export const quarantineCommand = new Command('quarantine')
  .description('what could not be published as it came: list, show, release or drop it')
  .addCommand(quarantineListCommand)
  .addCommand(quarantineShowCommand)
  .addCommand(quarantineReleaseCommand)
  .addCommand(quarantineDropCommand)
  .addHelpText(
    'after',
    '\nExamples:\n  enreach quarantine list\n  enreach quarantine release --reason invalidPayload',
  );
