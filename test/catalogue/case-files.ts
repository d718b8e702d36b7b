import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface CaseFile {
  readonly file: string;
  readonly request: { readonly headers: Readonly<Record<string, string>> };
  readonly expect: {
    readonly outcome: 'published' | 'quarantined' | 'duplicate' | 'rejected';
    readonly acceptableOutcomes?: readonly string[];
    readonly reason?: string;
    readonly flags?: readonly string[];
    readonly why?: string;
  };
}

export interface SampleFile extends CaseFile {
  readonly eventType: string;
  readonly expect: CaseFile['expect'] & {
    readonly detailType: string;
    readonly id: string;
    readonly entityType: string;
    readonly entityId: string;
    readonly organizationId: string;
    readonly occurredAtUtcMs: string;
    readonly documentedPropertiesMissing: readonly string[];
    readonly unknownProperties: readonly string[];
    readonly nonTableCasing: readonly string[];
  };
}

const folder = join(import.meta.dirname, '../fixtures/cases');

export const samples: readonly SampleFile[] = JSON.parse(
  readFileSync(join(folder, 'samples/index.json'), 'utf8'),
).samples;

export const hostileCases: readonly CaseFile[] = JSON.parse(
  readFileSync(join(folder, 'hostile/index.json'), 'utf8'),
).cases;

export function bodyOf(kind: 'samples' | 'hostile', { file }: CaseFile): Uint8Array {
  return readFileSync(join(folder, kind, file));
}

export function eventHeaderOf({ request }: CaseFile): string | undefined {
  return request.headers['X-Benemen-Event'];
}
