import type { Template } from './read-assembly.ts';

/** The resources of one CloudFormation type, in the order of the template. */
export const logicalIdsOf = ({ Resources }: Template, type: string): string[] =>
  Object.entries(Resources).flatMap(([logicalId, { Type }]) => (Type === type ? [logicalId] : []));
