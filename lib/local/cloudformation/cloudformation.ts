import * as v from 'valibot';
import { AwsError } from '../front-door/aws-error.ts';
import type { ServedApi } from '../front-door/front-door.ts';
import { queryAnswer } from '../front-door/query-protocol.ts';
import { describeResource, describeStack, summariseResource } from './describe.ts';
import type { Stack } from './stack.ts';

const inputSchema = v.object({
  StackName: v.optional(v.string()),
  LogicalResourceId: v.optional(v.string()),
  PhysicalResourceId: v.optional(v.string()),
});
type Input = v.InferOutput<typeof inputSchema>;

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackResources.html - StackName */
const namePattern = '[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*';
const isName = (text: string): boolean => new RegExp(`^(?:${namePattern})$`).test(text);

const invalid = (message: string) => new AwsError('ValidationError', message);

/**
 * The one stack that runs: what it made and what it gives out.
 *
 * @param stack - undefined until all its resources exist.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html and the pages beside it
 */
export const createCloudFormation = (stack: () => Stack | undefined): ServedApi => {
  const find = (nameOrId: string): Stack => {
    if (!isName(nameOrId))
      throw invalid(
        `1 validation error detected: Value '${nameOrId}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: ${namePattern}`,
      );
    const found = stack();
    if (found && (nameOrId === found.name || nameOrId === found.id)) return found;
    throw invalid(`Stack with id ${nameOrId} does not exist`);
  };

  const named = (input: Input): Stack => {
    if (input.StackName === undefined)
      throw invalid(
        "1 validation error detected: Value null at 'stackName' failed to satisfy constraint: Member must not be null",
      );
    return find(input.StackName);
  };

  const operations: Readonly<Record<string, (input: Input) => object>> = {
    DescribeStacks: ({ StackName }) => {
      const stacks = StackName === undefined ? [stack() ?? []].flat() : [find(StackName)];
      return { Stacks: stacks.map(describeStack) };
    },
    ListStackResources: (input) => {
      const found = named(input);
      const summarise = summariseResource(found);
      return { StackResourceSummaries: found.resources.map(summarise) };
    },
    DescribeStackResources: (input) => {
      const { LogicalResourceId, PhysicalResourceId, StackName } = input;
      const found = StackName === undefined ? stack() : find(StackName);
      const resources = (found?.resources ?? []).filter(
        ({ logicalId, physicalId }) =>
          (LogicalResourceId ?? logicalId) === logicalId &&
          (PhysicalResourceId ?? physicalId) === physicalId,
      );
      if (!found || (StackName === undefined && (!PhysicalResourceId || resources.length === 0)))
        throw invalid(`Stack for ${PhysicalResourceId} does not exist`);
      return { StackResources: resources.map(describeResource(found)) };
    },
    DescribeStackResource: (input) => {
      const found = named(input);
      const resource = found.resources.find(
        ({ logicalId }) => logicalId === input.LogicalResourceId,
      );
      if (!resource)
        throw invalid(`Resource ${input.LogicalResourceId} does not exist for stack ${found.name}`);
      const { Timestamp: LastUpdatedTimestamp, ...detail } = describeResource(found)(resource);
      return { StackResourceDetail: { ...detail, LastUpdatedTimestamp } };
    },
  };

  return {
    operations: Object.keys(operations),
    serve: async ({ operation, input }) => {
      const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
      if (!run) throw new AwsError('UnknownOperationException', `${operation} is not emulated`);
      return queryAnswer('cloudformation', operation, run(v.parse(inputSchema, input)));
    },
  };
};
