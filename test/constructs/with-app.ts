import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import * as v from 'valibot';

/** The feature flags that `cdk` reads; without them the template would not be the one that deploys. */
const { context } = v.parse(
  v.object({ context: v.record(v.string(), v.unknown()) }),
  JSON.parse(readFileSync(join(import.meta.dirname, '../../cdk.json'), 'utf8')),
);

/** Lends an app that bundles nothing and leaves nothing behind. */
export const withApp = <T>(use: (app: App) => T): T => {
  const outdir = mkdtempSync(join(tmpdir(), 'enreach-webhooks-'));
  try {
    return use(
      new App({
        outdir,
        context: { ...context, 'aws:cdk:bundling-stacks': [] },
        // Takes a second and is part of every `cdk synth`.
        builtinCloudFormationValidation: false,
      }),
    );
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
};
