import { resolve } from '../../../lib/local/template/resolve.ts';

const context = {
  pseudoParameters: { 'AWS::Region': 'eu-north-1', 'AWS::Partition': 'aws' },
  physical: (logicalId: string) => {
    if (logicalId !== 'Queue') throw new Error(`the template names no resource ${logicalId}`);
    return { ref: 'queue-url', attributes: { Arn: 'queue-arn' } };
  },
};

describe('resolving the intrinsic functions of a template', () => {
  it.each([
    ['a literal', 5, 5],
    ['a Ref', { Ref: 'Queue' }, 'queue-url'],
    ['a pseudo parameter', { Ref: 'AWS::Region' }, 'eu-north-1'],
    ['an attribute', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'queue-arn'],
    ['a Join', { 'Fn::Join': [':', ['a', { Ref: 'Queue' }]] }, 'a:queue-url'],
    [
      'a Sub',
      { 'Fn::Sub': '${AWS::Region}/${Queue}/${Queue.Arn}/${!x}' },
      'eu-north-1/queue-url/queue-arn/${x}',
    ],
    ['a Select of a Split', { 'Fn::Select': [1, { 'Fn::Split': ['-', 'a-b'] }] }, 'b'],
    [
      'nested values',
      { a: [{ Ref: 'Queue' }], b: { c: true } },
      { a: ['queue-url'], b: { c: true } },
    ],
    ['AWS::NoValue, which leaves its property out', { a: { Ref: 'AWS::NoValue' }, b: 1 }, { b: 1 }],
  ])('resolves %s', (_, value, resolved) => {
    expect(resolve(value, context)).toEqual(resolved);
  });

  it.each([
    ['a function', { 'Fn::ImportValue': 'x' }, 'Fn::ImportValue'],
    ['a resource', { Ref: 'Nothing' }, 'Nothing'],
    ['an attribute', { 'Fn::GetAtt': ['Queue', 'Colour'] }, 'Queue.Colour'],
    ['a pseudo parameter', { Ref: 'AWS::StackId' }, 'AWS::StackId'],
  ])('refuses %s that it does not know, by name', (_, value, name) => {
    expect(() => resolve(value, context)).toThrow(name);
  });
});
