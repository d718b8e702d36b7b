import { peopleLine } from '../../bin/commands/start-printer.ts';

const outputs = {
  IngressFunctionName: 'WebhooksIngressFunction440A',
  ConsumerFunctionName: 'WebhooksConsumerFunction20EE',
};

describe('a line of a function', () => {
  it.each([
    ['the ingress', 'WebhooksIngressFunction440A', 'ingress      something'],
    ['the consumer', 'WebhooksConsumerFunction20EE', 'consumer     something'],
    ["the user's own", 'TicketsFunction1B2C', 'TicketsFunction1B2C something'],
    ["the user's own, named like ours", 'MyIngressFunction99', 'MyIngressFunction99 something'],
  ])('begins with who wrote it: %s', (_, functionName, line) => {
    expect(peopleLine({ kind: 'log', functionName, text: 'something' }, outputs)).toBe(line);
  });
});
