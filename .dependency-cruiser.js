/*
 * Who may import whom: docs say why, `npm run boundaries` holds it, test/boundaries.test.ts proves that it can fail.
 *
 * The parser is swc because dependency-cruiser reads no file at all with TypeScript 7, and calls that a success; so its
 * warning about a missing TypeScript compiler does not matter here.
 */
const ours = '^(bin|lib|functions|test|bench|examples)/|^enreach\\.config\\.ts$';
const catalogue = '^lib/catalogue/';
const claims = '^lib/claims/';
const environments = '^functions/[^/]+/environment\\.ts$';

/** Of our own files those in `from` import only `allowed`; packages are free. */
const importsOnly = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: ours, pathNot: allowed },
});

export default {
  forbidden: [
    importsOnly(
      'functions-stay-apart',
      'A function is its own folder, what functions share, the catalogue, and the claim.',
      '^functions/([^/]+)/',
      ['^functions/$1/', '^functions/runtime/', catalogue, claims],
    ),
    {
      name: 'functions-reach-no-cdk',
      comment: 'Nothing of the deployment may end in a bundle, by whatever way.',
      severity: 'error',
      from: { path: '^functions/' },
      to: {
        path: 'node_modules/(aws-cdk-lib|constructs)/|^lib/(?!(catalogue|claims)/)',
        reachable: true,
      },
    },
    {
      name: 'handlers-reach-no-cdk',
      comment: "Nor in a subscriber's.",
      severity: 'error',
      from: { path: '^lib/subscribe/(handler/|testing\\.ts$|events\\.ts$)' },
      to: { path: 'node_modules/(aws-cdk-lib|constructs)/', reachable: true },
    },
    {
      name: 'catalogue-is-pure',
      comment: 'The catalogue runs anywhere: valibot and nothing else, not even of Node.',
      severity: 'error',
      from: { path: catalogue },
      to: { pathNot: [catalogue, 'node_modules/valibot/'] },
    },
    importsOnly(
      'claims-stand-alone',
      'The consumer claims events, and so do subscribers: neither brings the other along.',
      claims,
      [claims],
    ),
    importsOnly(
      'constructs-import-contracts',
      'Constructs share with the functions what both must agree on, never code that runs.',
      '^lib/constructs/',
      [
        '^lib/constructs/',
        catalogue,
        environments,
        '^functions/consumer/(table-keys|timings)\\.ts$',
        // `webhooks.on(…)`: the rule that a stack of one's own would make.
        '^lib/subscribe/(?!handler/)',
        '^lib/documentation/registered-schema\\.ts$',
        '^functions/runtime/(metric-names|delivery-attributes)\\.ts$',
      ],
    ),
    importsOnly(
      'local-cloud-knows-only-templates',
      'The local cloud runs what the template says, not what it knows of us.',
      '^lib/local/',
      ['^lib/local/', catalogue],
    ),
    importsOnly(
      'subscribe-imports-catalogue',
      'What customers import must not bring the deployment along.',
      '^lib/subscribe/',
      ['^lib/subscribe/', catalogue, claims],
    ),
    importsOnly(
      'simulator-imports-catalogue',
      "The simulator is Enreach's side: it sees our URL, not our code.",
      '^lib/simulator/',
      ['^lib/simulator/', catalogue],
    ),
    importsOnly(
      'operate-imports-what-runs',
      'The operator sees what the functions wrote, by their own code; never what deploys or emulates it.',
      '^lib/operate/',
      ['^lib/operate/', '^lib/stack-outputs\\.ts$', '^functions/', catalogue],
    ),
    importsOnly(
      'console-imports-what-it-shows',
      'The console shows what the local cloud tells and does what an operator or Enreach does; nothing deploys it.',
      '^lib/console/(?!page/)',
      [
        '^lib/console/(?!page/)',
        '^lib/local/',
        '^lib/simulator/',
        '^lib/operate/',
        '^lib/documentation/(flag|quarantine)-meanings\\.ts$',
        '^functions/runtime/delivery-attributes\\.ts$',
        catalogue,
      ],
    ),
    importsOnly(
      'page-imports-messages',
      'What runs in the browser knows what the server tells, and nothing else of ours.',
      '^lib/console/page/',
      ['^lib/console/page/', '^lib/console/messages\\.ts$'],
    ),
    importsOnly(
      'documentation-imports-catalogue',
      'Docs and schemas say what the catalogue and the options say.',
      '^lib/documentation/',
      ['^lib/documentation/', '^lib/config(uration/|\\.ts$)', catalogue],
    ),
    importsOnly(
      'folder-without-a-rule',
      'A new folder below lib gets a rule here first.',
      '^lib/(?!(catalogue|claims|configuration|constructs|local|subscribe|simulator|documentation|operate|console)/)[^/]+/',
      [],
    ),
    importsOnly(
      'stack-imports-constructs',
      'The stack is constructs, with the props that the configuration gives.',
      '^lib/(stack|props-of)\\.ts$',
      [
        '^lib/constructs/',
        '^lib/stack-outputs\\.ts$',
        '^lib/props-of\\.ts$',
        '^lib/configuration/schema\\.ts$',
        catalogue,
      ],
    ),
    importsOnly(
      'config-imports-contracts',
      'The configuration has the rules of what it configures.',
      '^lib/config(uration/|\\.ts$)',
      [
        '^lib/configuration/',
        '^lib/constructs/(business-hours|limits|log-level)\\.ts$',
        catalogue,
        environments,
      ],
    ),
    importsOnly(
      'package-is-constructs',
      "What a customer's CDK app imports; the other entries of the package are files of lib/subscribe.",
      '^lib/index\\.ts$',
      ['^lib/constructs/', '^lib/subscribe/(?!handler/)', '^lib/stack\\.ts$'],
    ),
    importsOnly(
      'examples-import-the-package',
      'An example is what somebody outside of this repository would write.',
      '^examples/([^/]+)/',
      ['^examples/$1/'],
    ),
    importsOnly(
      'settings-import-config',
      'What a customer edits is no program.',
      '^enreach\\.config\\.ts$',
      ['^lib/config\\.ts$'],
    ),
    {
      name: 'bin-is-the-top',
      comment: 'Commands use everything; nothing uses a command.',
      severity: 'error',
      from: { pathNot: '^bin/' },
      to: { path: '^bin/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that load each other are one. (Types load nothing.)',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      comment: 'What cannot be found matches no other rule.',
      severity: 'error',
      from: {},
      // The package by its own name is there once it is built; that examples import what it exports, the compiler sees.
      to: { couldNotResolve: true, pathNot: '^enreach-webhooks(/|$)' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: '(^|/)(node_modules|dist)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
