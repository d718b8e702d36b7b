import * as v from 'valibot';
import { type AccessRequest, decide, type Principal } from '../../../lib/local/iam/decide.ts';
import { policyDocument } from '../../../lib/local/iam/policy-document.ts';

const queue = 'arn:aws:sqs:us-east-1:000000000000:queue';
const role: Principal = {
  kind: 'role',
  roleArn: 'arn:aws:iam::000000000000:role/Role',
  sessionArn: 'arn:aws:sts::000000000000:assumed-role/Role/Function',
};
const events: Principal = { kind: 'service', name: 'events.amazonaws.com' };

const decideOn = (statements: object | object[], request: Partial<AccessRequest> = {}) =>
  decide(v.parse(policyDocument, { Version: '2012-10-17', Statement: statements }).Statement, {
    principal: role,
    action: 'sqs:SendMessage',
    resource: queue,
    context: new Map(),
    ...request,
  });

const allow = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: queue };
const deny = { ...allow, Effect: 'Deny' };

describe('a policy', () => {
  it.each([
    ['allows the action on the resource that it names', [allow], 'allow'],
    ['says nothing of another action', [{ ...allow, Action: 'sqs:DeleteMessage' }], 'none'],
    ['says nothing of another resource', [{ ...allow, Resource: `${queue}2` }], 'none'],
    ['says nothing without statements', [], 'none'],
    ['denies whatever else allows it', [allow, deny, allow], 'deny'],
    ['is taken with a single statement and not a list', allow, 'allow'],
    ['may list actions', [{ ...allow, Action: ['sqs:A', 'sqs:SendMessage'] }], 'allow'],
    ['may list resources', [{ ...allow, Resource: ['arn:x', queue] }], 'allow'],
    ['ignores the case of actions', [{ ...allow, Action: 'SQS:sendmessage' }], 'allow'],
    [
      'minds the case of resources',
      [{ ...allow, Resource: queue.replace('queue', 'Queue') }],
      'none',
    ],
    ['takes * in an action', [{ ...allow, Action: 'sqs:Send*' }], 'allow'],
    ['takes * for every action', [{ ...allow, Action: '*' }], 'allow'],
    ['takes ? for one character', [{ ...allow, Resource: queue.replace(/.$/, '?') }], 'allow'],
    ['takes ? for no less than one', [{ ...allow, Resource: `${queue}?` }], 'none'],
    ['takes * in a resource', [{ ...allow, Resource: 'arn:aws:sqs:*:queue' }], 'allow'],
    ['takes a dot for a dot', [{ ...allow, Resource: queue.replace(/:/g, '.') }], 'none'],
  ])('%s', (_, statements, decision) => {
    expect(decideOn(statements)).toBe(decision);
  });

  it.each([
    ['StringEquals', { StringEquals: { 'aws:k': 'a' } }, 'a', 'allow'],
    ['StringEquals with another value', { StringEquals: { 'aws:k': 'a' } }, 'A', 'none'],
    [
      'StringEquals with one of two values',
      { StringEquals: { 'aws:k': ['b', 'a'] } },
      'a',
      'allow',
    ],
    ['StringLike', { StringLike: { 'aws:k': 'a*' } }, 'abc', 'allow'],
    ['Bool', { Bool: { 'aws:k': 'false' } }, 'false', 'allow'],
    ['Bool of the template as a boolean', { Bool: { 'aws:k': false } }, 'false', 'allow'],
    ['Bool with the other value', { Bool: { 'aws:k': 'false' } }, 'true', 'none'],
    [
      'ArnLike',
      { ArnLike: { 'aws:k': 'arn:aws:x:r:1:api/*/*/p' } },
      'arn:aws:x:r:1:api/$default/POST/p',
      'allow',
    ],
    [
      'ArnLike of another path',
      { ArnLike: { 'aws:k': 'arn:aws:x:r:1:api/*/*/p' } },
      'arn:aws:x:r:1:api/$default/POST/q',
      'none',
    ],
    ['ArnLike across the parts', { ArnLike: { 'aws:k': 'arn:*:p' } }, 'arn:aws:x:r:1:p', 'none'],
    [
      'ArnEquals with a wildcard',
      { ArnEquals: { 'aws:k': 'arn:aws:x:r:1:*' } },
      'arn:aws:x:r:1:p',
      'allow',
    ],
    ['a key that the request lacks', { StringEquals: { 'aws:other': 'a' } }, 'a', 'none'],
    ['a key in other case', { StringEquals: { 'AWS:K': 'a' } }, 'a', 'allow'],
    [
      'two operators, one of which fails',
      { StringEquals: { 'aws:k': 'a' }, Bool: { 'aws:k': 'true' } },
      'a',
      'none',
    ],
  ])('holds under its condition: %s', (_, Condition, value, decision) => {
    expect(decideOn({ ...allow, Condition }, { context: new Map([['aws:k', value]]) })).toBe(
      decision,
    );
  });

  it.each([
    ['everybody', '*', role, 'allow'],
    ['every account', { AWS: '*' }, role, 'allow'],
    ['the role', { AWS: 'arn:aws:iam::000000000000:role/Role' }, role, 'allow'],
    ['the account', { AWS: '000000000000' }, role, 'allow'],
    ["the account's root", { AWS: 'arn:aws:iam::000000000000:root' }, role, 'allow'],
    ['another role', { AWS: 'arn:aws:iam::000000000000:role/Other' }, role, 'none'],
    ['a service', { Service: 'events.amazonaws.com' }, events, 'allow'],
    ['another service', { Service: 'sns.amazonaws.com' }, events, 'none'],
    ['a service, asked by a role', { Service: 'events.amazonaws.com' }, role, 'none'],
  ])('of a resource names its principal: %s', (_, Principal, principal, decision) => {
    expect(decideOn({ ...allow, Principal }, { principal })).toBe(decision);
  });

  it.each([
    ['NotAction', { Effect: 'Allow', NotAction: 'sqs:*', Resource: '*' }],
    ['NotResource', { Effect: 'Allow', Action: '*', NotResource: queue }],
    ['a policy variable', { ...allow, Resource: '${aws:username}' }],
    ['NotPrincipal', { ...allow, NotPrincipal: '*' }],
    [
      'an operator that is not emulated',
      { ...allow, Condition: { DateLessThan: { 'aws:k': '1' } } },
    ],
  ])('is refused with %s', (_, statement) => {
    expect(() => decideOn(statement)).toThrow();
  });
});
