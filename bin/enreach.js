#!/usr/bin/env node
import { existsSync } from 'node:fs';

// A package has the command line compiled: Node strips no types below node_modules.
const source = new URL('./enreach.ts', import.meta.url);
await import(existsSync(source) ? source : new URL('../dist/bin/enreach.js', import.meta.url));
