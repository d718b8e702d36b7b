import { defineConfig } from './lib/config.ts';

/** What `npx cdk deploy` deploys. Every option has a default: see docs/configuration.md. */
export default defineConfig({});
