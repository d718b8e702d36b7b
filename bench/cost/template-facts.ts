import * as v from 'valibot';
import type { Template } from '../../lib/local/template/read-assembly.ts';

/** What a template has that costs. */
export interface TemplateFacts {
  readonly secrets: number;
  readonly alarms: number;
  readonly dashboards: number;
  /** Megabytes. */
  readonly memory: { readonly ingress: number; readonly consumer: number };
  readonly archiveDays: number;
  readonly deduplicationDays: number;
  readonly logDays: number;
}

const functionSchema = v.object({
  MemorySize: v.number(),
  Environment: v.object({
    Variables: v.object({ DEDUPLICATION_DAYS: v.optional(v.pipe(v.string(), v.toNumber())) }),
  }),
});
const archiveSchema = v.object({ RetentionDays: v.number() });
const logGroupSchema = v.object({ RetentionInDays: v.number() });

/** @throws Error when the template lacks what it is about. */
export const templateFacts = ({ Resources }: Template): TemplateFacts => {
  const ofType = (type: string) =>
    Object.entries(Resources).filter(([, resource]) => resource.Type === type);
  const oneOf = <Schema extends v.GenericSchema>(type: string, schema: Schema, part = '') => {
    const [, resource] = ofType(type).find(([id]) => id.includes(part)) ?? [];
    if (!resource) throw new Error(`the template has no ${type} ${part}`);
    return v.parse(schema, resource.Properties);
  };
  const ingress = oneOf('AWS::Lambda::Function', functionSchema, 'Ingress');
  const consumer = oneOf('AWS::Lambda::Function', functionSchema, 'Consumer');
  return {
    secrets: ofType('AWS::SecretsManager::Secret').length,
    alarms: ofType('AWS::CloudWatch::Alarm').length,
    dashboards: ofType('AWS::CloudWatch::Dashboard').length,
    memory: { ingress: ingress.MemorySize, consumer: consumer.MemorySize },
    archiveDays: oneOf('AWS::Events::Archive', archiveSchema).RetentionDays,
    deduplicationDays: v.parse(v.number(), consumer.Environment.Variables.DEDUPLICATION_DAYS),
    logDays: oneOf('AWS::Logs::LogGroup', logGroupSchema).RetentionInDays,
  };
};
