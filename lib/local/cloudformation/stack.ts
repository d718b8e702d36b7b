import { randomUUID } from 'node:crypto';
import type { Account } from '../resource-type.ts';
import type { Assembly } from '../template/read-assembly.ts';

/** What became of a template. */
export interface Stack {
  readonly name: string;
  /** Its ARN. */
  readonly id: string;
  readonly createdMs: number;
  readonly description: string | undefined;
  readonly outputs: readonly StackOutput[];
  readonly resources: readonly StackResource[];
}

export interface StackOutput {
  readonly name: string;
  readonly value: string;
  readonly description: string | undefined;
  readonly exportName: string | undefined;
}

export interface StackResource {
  readonly logicalId: string;
  /** What `Ref` gives. */
  readonly physicalId: string;
  readonly type: string;
}

interface Created {
  readonly outputs: () => readonly StackOutput[];
  readonly resources: () => readonly StackResource[];
}

export const newStack = (
  { region, accountId }: Account,
  { stackName, template }: Assembly,
  created: Created,
): Stack => ({
  name: stackName,
  id: `arn:aws:cloudformation:${region}:${accountId}:stack/${stackName}/${randomUUID()}`,
  createdMs: Date.now(),
  description: template.Description,
  outputs: created.outputs(),
  resources: created.resources(),
});
