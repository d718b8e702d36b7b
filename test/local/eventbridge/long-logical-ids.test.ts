import { EventBridge } from '@aws-sdk/client-eventbridge';
import { startLocalCloud } from '../../../lib/local/local-cloud.ts';
import { assemblyOf } from '../assembly-of.ts';

const ruleOn = (source: string) => ({
  Type: 'AWS::Events::Rule',
  Properties: { EventBusName: { Ref: 'Bus' }, EventPattern: { source: [source] } },
});

describe('rules whose logical ids are longer than a name may be', () => {
  it('have names that are short enough and tell them apart, as CloudFormation gives them', async () => {
    const long = 'A'.repeat(70);
    const cloud = await startLocalCloud({
      assemblyDirectory: assemblyOf({
        Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'Bus' } },
        [`${long}0123ABCD`]: ruleOn('one'),
        [`${long}4567ABCD`]: ruleOn('other'),
      }),
      port: 0,
    });
    const { endpoint, region } = cloud;
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const events = new EventBridge({ endpoint, region, credentials });
    const { Rules = [] } = await events.listRules({ EventBusName: 'Bus' });
    events.destroy();
    await cloud.stop();
    const names = Rules.map(({ Name = '' }) => Name);
    expect(names.map((name) => name.slice(-8)).sort()).toEqual(['0123ABCD', '4567ABCD']);
    expect(names.every((name) => name.length === 64)).toBe(true);
  });
});
