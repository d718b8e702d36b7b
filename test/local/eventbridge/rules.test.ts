import { entry, everything, queueArn, settled, startTestBuses } from './test-buses.ts';

const put = (Name: string, change: object = {}) => ({
  Name,
  EventBusName: 'bus',
  EventPattern: JSON.stringify(everything),
  ...change,
});

describe('a rule over the API', () => {
  it('delivers nothing while it is disabled', async () => {
    const { buses, rule, put: putEvent, bodies } = startTestBuses();
    rule('queue', everything);
    buses.call('DisableRule', { Name: 'queue', EventBusName: 'bus' });
    putEvent(entry());
    await settled();
    expect(bodies('queue')).toEqual([]);
    buses.call('EnableRule', { Name: 'queue', EventBusName: 'bus' });
    putEvent(entry());
    await settled();
    expect(bodies('queue')).toHaveLength(1);
  });

  it('that is put again keeps its targets and nothing else', async () => {
    const { buses, rule, put: putEvent, bodies } = startTestBuses();
    buses.call('PutRule', put('queue', { State: 'DISABLED', Description: 'old' }));
    rule('queue', { source: ['other'] });
    putEvent(entry(), entry({ Source: 'other' }));
    await settled();
    expect(bodies('queue')).toHaveLength(1);
    expect(buses.call('DescribeRule', { Name: 'queue', EventBusName: 'bus' })).toMatchObject({
      State: 'ENABLED',
      Description: undefined,
    });
  });

  it('is gone once it is deleted, which needs its targets removed', async () => {
    const { buses, rule, put: putEvent, bodies } = startTestBuses();
    rule('queue', everything);
    const remove = () => buses.call('DeleteRule', { Name: 'queue', EventBusName: 'bus' });
    expect(remove).toThrow("Rule can't be deleted since it has targets.");
    buses.call('RemoveTargets', { Rule: 'queue', EventBusName: 'bus', Ids: ['t'] });
    expect(remove()).toEqual({});
    expect(remove()).toEqual({});
    putEvent(entry());
    await settled();
    expect(bodies('queue')).toEqual([]);
  });

  it('has five targets at most, and a target of the same id is replaced', () => {
    const { buses, rule } = startTestBuses();
    rule('queue', everything);
    const target = (Id: string) => ({ Id, Arn: queueArn('q') });
    const putTargets = (...ids: string[]) =>
      buses.call('PutTargets', {
        Rule: 'queue',
        EventBusName: 'bus',
        Targets: ids.map(target),
      });
    expect(putTargets('t', '2', '3', '4', '5')).toMatchObject({ FailedEntryCount: 0 });
    expect(() => putTargets('6')).toThrow(
      expect.objectContaining({ name: 'LimitExceededException' }),
    );
    expect(buses.call('ListTargetsByRule', { Rule: 'queue', EventBusName: 'bus' })).toMatchObject({
      Targets: ['2', '3', '4', '5', 't'].map(target),
    });
  });

  it('is one of 300 on its bus at most', () => {
    const { buses } = startTestBuses();
    for (let number = 0; number < 300; number++) buses.call('PutRule', put(`r${number}`));
    expect(() => buses.call('PutRule', put('one-more'))).toThrow(
      expect.objectContaining({ name: 'LimitExceededException' }),
    );
    expect(buses.call('PutRule', put('r7'))).toMatchObject({ RuleArn: expect.any(String) });
  });

  it('is listed once, page by page', () => {
    const { buses } = startTestBuses();
    for (const name of ['c', 'a', 'b']) buses.call('PutRule', put(name));
    const first = buses.call('ListRules', { EventBusName: 'bus', Limit: 2 });
    expect(first).toMatchObject({ Rules: [{ Name: 'a' }, { Name: 'b' }] });
    const NextToken = first instanceof Object && 'NextToken' in first ? first.NextToken : '';
    const second = buses.call('ListRules', { EventBusName: 'bus', Limit: 2, NextToken });
    expect(second).toMatchObject({ Rules: [{ Name: 'c' }], NextToken: undefined });
  });

  it.each([
    [
      'a schedule',
      'PutRule',
      put('r', { ScheduleExpression: 'rate(1 day)' }),
      'ScheduleExpression',
    ],
    ['a name with a blank', 'PutRule', put('a b'), "Value 'a b' at 'name' failed"],
    ['no name', 'PutRule', {}, "Value null at 'name' failed"],
    [
      'an unknown state',
      'PutRule',
      put('r', { State: 'ON' }),
      'enum value set: [ENABLED, DISABLED]',
    ],
    ['a broken pattern', 'PutRule', put('r', { EventPattern: '{' }), 'Event pattern is not valid'],
  ])('is refused for %s', (_, operation, request, message) => {
    expect(() => startTestBuses().buses.call(operation, request)).toThrow(message);
  });

  it.each([
    ['an ARN that is none', { Arn: 'queue' }, 'not in correct format'],
    ['another kind of target', { Arn: 'arn:aws:sns:us-east-1:000000000000:t' }, 'service sns'],
    [
      'parameters of another kind',
      { SqsParameters: {} },
      'does not honour Targets.0.SqsParameters',
    ],
    ['an input that is no JSON', { Input: 'text' }, 'JSON syntax error in input for target t'],
    [
      'a variable with a reserved name',
      { InputTransformer: { InputPathsMap: { 'aws.x': '$' }, InputTemplate: '<aws.x>' } },
      'reserved variable aws.x',
    ],
    [
      'a dead-letter queue that is none',
      { DeadLetterConfig: { Arn: 'arn:aws:sns:us-east-1:000000000000:t' } },
      'DeadLetterConfig.Arn',
    ],
    [
      'a FIFO dead-letter queue',
      { DeadLetterConfig: { Arn: queueArn('q.fifo') } },
      'FIFO queue cannot be',
    ],
  ])('has no target with %s', (_, target, message) => {
    expect(() => startTestBuses().rule('r', everything, target)).toThrow(
      expect.objectContaining({
        name: 'ValidationException',
        message: expect.stringContaining(message),
      }),
    );
  });
});
