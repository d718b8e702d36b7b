import * as v from 'valibot';
import type { Cloud } from './cloud.ts';
import type { Physical } from './template/resolve.ts';

/** What names and ARNs are made of. */
export interface Place {
  readonly region: string;
  readonly accountId: string;
  /** Where queue URLs point. */
  readonly sqsUrl: string;
  /** Known once the HTTP APIs listen. @param apiId - by default the first one's. */
  readonly httpApiUrl: (apiId?: string) => string;
}

/** What ARNs are made of. */
export type Account = Pick<Place, 'region' | 'accountId'>;

/** A resource whose intrinsic functions are resolved. */
export interface PlacedResource<Properties = unknown> {
  readonly logicalId: string;
  readonly physical: Physical;
  readonly properties: Properties;
}

/** How the local cloud runs the resources of one CloudFormation type. */
export interface ResourceType {
  /**
   * Its name, ARN and other attributes, known before it exists.
   *
   * @param property - one of its properties, resolved.
   */
  readonly physical: (
    logicalId: string,
    place: Place,
    property: (name: string) => unknown,
  ) => Physical;
  /** @throws Error that names each property it cannot honour. */
  readonly create: (resource: PlacedResource, cloud: Cloud) => Promise<void> | void;
}

interface TypedResourceType<Schema extends v.GenericSchema> {
  /** Strict: a property that it does not list is refused by name, never ignored. */
  readonly schema: Schema;
  readonly physical: ResourceType['physical'];
  readonly create: (
    resource: PlacedResource<v.InferOutput<Schema>>,
    cloud: Cloud,
  ) => Promise<void> | void;
}

export const resourceType = <Schema extends v.GenericSchema>({
  schema,
  physical,
  create,
}: TypedResourceType<Schema>): ResourceType => ({
  physical,
  create: (resource, cloud) => {
    const parsed = v.safeParse(schema, resource.properties);
    if (parsed.success) return create({ ...resource, properties: parsed.output }, cloud);
    const paths = parsed.issues.map((issue) => v.getDotPath(issue) ?? '');
    throw new Error(`the local cloud cannot honour ${resource.logicalId}: ${paths.join(', ')}`);
  },
});

/** Accepted and of no effect here. */
export const noEffect = v.optional(v.unknown());
