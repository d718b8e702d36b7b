import type { Synthesized } from '../synthesized.ts';

/** The stack as it would be with other properties of one resource: for faults that a test must find. */
export const changeProperties = (
  stack: Synthesized,
  name: string,
  changed: Readonly<Record<string, unknown>>,
): Synthesized => {
  stack.the(name);
  const resources = stack.resources.map((resource) =>
    resource.name === name
      ? { ...resource, properties: { ...resource.properties, ...changed } }
      : resource,
  );
  return {
    ...stack,
    resources,
    ofType: (type) => resources.filter((resource) => resource.type === type),
    the: (wanted) => resources.find((resource) => resource.name === wanted) ?? stack.the(wanted),
  };
};
