#!/usr/bin/env node
import { Command } from 'commander';
import { startCommand } from './commands/start.ts';

await new Command('enreach')
  .description('Enreach webhooks as typed events on EventBridge')
  .showHelpAfterError()
  .addCommand(startCommand)
  .parseAsync();
