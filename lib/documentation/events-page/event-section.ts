import type { Definition } from '../../catalogue/index.ts';
import type { Property } from '../../catalogue/property.ts';
import { sampleBusEvent } from '../../catalogue/sample-bus-event.ts';
import { rulePatternOf } from '../rule-pattern.ts';
import { jsonBlock } from './markdown.ts';
import { propertyTable } from './property-table.ts';

/** Everything about one event, under a heading that is its name. */
export function eventSection({ name, description, properties }: Definition): string {
  return [
    `### ${name}`,
    `${description} [JSON Schema](../schemas/${name}.json)`,
    propertyTable(properties),
    ...itemTables(Object.values<Property>(properties)),
    'A rule for it:',
    jsonBlock(rulePatternOf(name)),
    details('A sample, as the target of the rule receives it', jsonBlock(sampleBusEvent(name))),
  ].join('\n\n');
}

function itemTables(properties: readonly Property[]): string[] {
  return properties.flatMap(({ type }) =>
    type.kind === 'list'
      ? [`\`${type.item.name}\`: ${type.item.description}`, propertyTable(type.item.properties)]
      : [],
  );
}

function details(summary: string, content: string): string {
  return `<details>\n<summary>${summary}</summary>\n\n${content}\n\n</details>`;
}
