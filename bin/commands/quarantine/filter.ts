import { type Command, Option } from 'commander';
import { quarantineReasons } from '../../../lib/catalogue/index.ts';

/** The options by which a bulk of deliveries is chosen. */
export const withQuarantineFilter = (command: Command): Command =>
  command
    .addOption(new Option('--reason <reason>', 'only these').choices(quarantineReasons))
    .option('--event-type <type>', 'only of this event type, as it is spelled in the list');
