#!/usr/bin/env node
import { program } from './commands/program.ts';

// Whoever reads our output may stop reading (`| head`): then nobody is left to tell.
process.stdout.on('error', () => process.exit(0));

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
