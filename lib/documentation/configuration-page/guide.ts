/** What a table has no room for. */
export const guide = [
  {
    heading: 'What stays when it is deployed again',
    text: [
      "Queues keep a delivery for 4 days and a dead letter for 14: a contract, not an option. Renaming an endpoint makes a new secret for it; changing its path does not, but Enreach must get the new URL. With another `eventBus` the rules must move first: from the deployment on, events go to that bus only. A new archive starts with it; the former bus and archive stay, with `removalPolicy: 'retain'`.",
      'An option can depend on the stage, since the file is TypeScript: a `stackName` and a `removalPolicy` for each. One stack has one deployment; its name tells metrics and alarms apart.',
    ].join('\n\n'),
  },
  {
    heading: 'An existing secret',
    text: 'Its plain text is the token (no JSON), its version `AWSCURRENT` the current one and `AWSPREVIOUS` the one before, while a rotation is open ([why](decisions/0004-secret-version-stages.md)). Each endpoint needs a secret of its own. The stack neither changes nor deletes it.',
  },
  {
    heading: 'An existing bus',
    text: "A classic custom bus ([why](decisions/0002-classic-event-bus.md)). EventBridge answers success to whoever sends events to a bus that does not exist, and they are gone. So the stack puts a rule on it, for canaries, before the consumer may send there: without the bus the deployment fails. Afterwards the API deletes no bus that has a rule, but the console deletes the rules with the bus, and nothing that the stack does would notice. An ARN of another account or region is refused by CloudFormation before it makes anything; a name means the stack's own account and region. The default bus and partners' buses are refused: the first has other metrics than the alarms look at, and the others take no events of ours.",
  },
  {
    heading: 'A custom domain',
    text: [
      "The stack makes the domain name in API Gateway (regional, TLS 1.2, IPv4 and IPv6), the certificate unless you name one, and the alias records in the hosted zone. The certificate must be in the stack's region. The API's own host is turned off, so that nobody comes in beside the name; the outputs `WebhookUrl` use the name.",
      'A deployment that Enreach posts to already loses its URL at the moment that it gets a domain. To lose no events, deploy a second stack (another `stackName`) with the domain and with the bus of the first as its `eventBus`, give Enreach its URL and token, and delete the first when nothing comes in there any more. The two have memories of their own: a resend that changes from one to the other is published by both.',
    ].join('\n\n'),
  },
  {
    heading: 'What the key encrypts',
    text: [
      "`encryptionKey` encrypts what holds whole deliveries and tokens: both queues, both tables and the generated secrets; an existing secret may be encrypted with it, too. The functions' roles get the actions that this takes. The key's policy must leave access to IAM policies of the account, as AWS makes it by default (`kms:*` for the account's root principal); the stack cannot change it.",
      "It does not encrypt the archive and the bus, the log groups, and the alarm topic: EventBridge, CloudWatch Logs and CloudWatch itself would have to be named in the key's policy, which cannot be seen from here, and where they are not, events or alarms are lost without a word. AWS's own keys encrypt the archive and the logs; alarms name metrics and thresholds only. The archive holds whole events: shorten `retention.archiveDays` if that matters.",
      'While the key is disabled nothing is lost that Enreach was told is safe, but every delivery is answered 503, and Enreach gives up after a few.',
    ].join('\n\n'),
  },
];
