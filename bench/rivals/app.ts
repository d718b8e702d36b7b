import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { type BundlingOptions, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { ContenderName } from '../contender.ts';

// The rivals as NodejsFunction bundles them.
const stack = new Stack(new App(), 'Rivals');

/** Powertools' own advice, and the SDK inside. @see https://docs.aws.amazon.com/powertools/typescript/latest/getting-started/usage-patterns/ */
const bestOptions: BundlingOptions = {
  format: OutputFormat.ESM,
  mainFields: ['module', 'main'],
  minify: true,
  bundleAwsSDK: true,
  banner: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);",
};

/** Without `bundling`: NodejsFunction's defaults, which are CommonJS, not minified, the SDK left to the runtime's. */
const add = (name: ContenderName, entry: string, bundling: BundlingOptions = {}): void => {
  new NodejsFunction(stack, name.replaceAll(/\W/g, ''), {
    entry: join(import.meta.dirname, entry),
    description: name,
    runtime: Runtime.NODEJS_24_X,
    bundling: { ...bundling, forceDockerBundling: false },
  });
};

add('CDK default ingress', 'cdk-default/ingress.ts');
add('CDK default consumer', 'cdk-default/consumer.ts');
add('Powertools, default', 'powertools/default.ts');
add('Powertools, best options', 'powertools/best-options.ts', bestOptions);
add('consumer, batched claims', '../variants/consumer.ts');
add('bare SendMessage', 'floor/send-message.ts', bestOptions);
add('nothing', 'floor/nothing.ts');
