import { Stack } from 'aws-cdk-lib';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import * as v from 'valibot';

/** Lambda measures the variables as JSON. */
const mostBytes = 4096;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** What a reference becomes is known at deployment; this is no less. */
const longest = {
  'AWS::Partition': 'aws-us-gov',
  'AWS::Region': 'ap-southeast-99',
  'AWS::AccountId': '0'.repeat(12),
  'AWS::URLSuffix': 'amazonaws.com.cn',
};

/** An ARN or URL of 80 characters around the name, which ends in 20 random ones after the logical id. */
const longestReference = (logicalId: string): string => '0'.repeat(100 + logicalId.length);

/** @param value - a value of a template. @returns text that is at least as long as what CloudFormation makes of it. */
const longestText = (value: unknown): string => {
  if (!isObject(value)) return `${value}`;
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value;
  if (typeof ref === 'string')
    return Object.entries(longest).find(([name]) => name === ref)?.[1] ?? longestReference(ref);
  if (Array.isArray(attribute)) return longestReference(`${attribute[0]}`);
  if (Array.isArray(join) && Array.isArray(join[1]))
    return join[1].map(longestText).join(`${join[0]}`);
  return '0'.repeat(JSON.stringify(value).length + 100);
};

const variablesSchema = v.object({ variables: v.record(v.string(), v.unknown()) });

const environmentOf = (lambda: IConstruct): Readonly<Record<string, string>> => {
  const resource = lambda.node.defaultChild;
  if (!CfnFunction.isCfnFunction(resource)) throw new Error(`${lambda.node.path} is no function`);
  const { variables } = v.parse(
    variablesSchema,
    Stack.of(lambda).resolve(resource.environment) ?? { variables: {} },
  );
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, longestText(value)]),
  );
};

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/**
 * Checks, once all of it is known, that a function's environment fits.
 *
 * @param listName - the variable that holds a list as JSON, and fills the room that the others leave.
 * @returns what is wrong, with how many of the list fit; nothing if all do.
 */
export const environmentFaults = (lambda: IConstruct, listName: string): string[] => {
  const environment = environmentOf(lambda);
  const bytes = bytesOf(environment);
  if (bytes <= mostBytes) return [];
  const list = v.parse(
    v.pipe(v.string(), v.parseJson(), v.array(v.unknown())),
    environment[listName],
  );
  const fits = (count: number) =>
    bytesOf({ ...environment, [listName]: JSON.stringify(list.slice(0, count)) }) <= mostBytes;
  const fitting = list.findLastIndex((_, index) => fits(index + 1)) + 1;
  return [
    `endpoints must fit into the ${mostBytes} bytes of the function's environment: ${list.length} of them make it up to ${bytes} bytes, the first ${fitting} fit`,
  ];
};
