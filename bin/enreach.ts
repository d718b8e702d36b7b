#!/usr/bin/env node
import { run } from './commands/run.ts';

// Whoever reads our output may stop reading (`| head`): then nobody is left to tell.
process.stdout.on('error', () => process.exit(0));

process.exitCode = await run(process.argv.slice(2));
