import { compareJson } from '../../lib/console/page/compare-json.ts';

const compare = (sent: object, published: object) =>
  compareJson(JSON.stringify(sent, null, 2), JSON.stringify(published, null, 2));

describe('an event as sent beside as published', () => {
  it('pairs properties of the same name, whatever their order', () => {
    expect(compare({ A: 1, B: 'two' }, { B: 'two', A: 1 })).toEqual([
      { name: 'B', sent: '"B": "two"', published: '"B": "two"', state: 'same' },
      { name: 'A', sent: '"A": 1', published: '"A": 1', state: 'same' },
    ]);
  });

  it('takes another spelling of a name for the same property, but the exact one first', () => {
    expect(compare({ callid: 1, CallId: 2 }, { CallId: 2, callid: 1 })).toMatchObject([
      { name: 'CallId', state: 'same' },
      { name: 'callid', state: 'same' },
    ]);
    expect(compare({ callid: '{A}' }, { CallId: 'a' })).toEqual([
      { name: 'CallId', sent: '"callid": "{A}"', published: '"CallId": "a"', state: 'changed' },
    ]);
  });

  it('marks what was added and what was left out', () => {
    expect(compare({ Odd: 1 }, { metadata: { flags: [] } })).toEqual([
      { name: 'metadata', published: '"metadata": {\n  "flags": []\n}', state: 'added' },
      { name: 'Odd', sent: '"Odd": 1', state: 'left' },
    ]);
  });

  it('sees no property in a text that looks like one, or deeper down', () => {
    const event = { Note: '\n  "Fake": 1', List: [{ Name: 'x' }] };
    expect(compare(event, event).map(({ name }) => name)).toEqual(['Note', 'List']);
  });
});
