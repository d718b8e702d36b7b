import { randomInt, randomUUID } from 'node:crypto';
import { AwsError } from '../front-door/aws-error.ts';
import { describeSecret } from './api/describe-secret.ts';
import { getSecretValue } from './api/get-secret-value.ts';
import { listSecretVersionIds } from './api/list-secret-version-ids.ts';
import type { Operation, SecretsState } from './api/operation.ts';
import { putSecretValue, putVersion } from './api/put-secret-value.ts';
import { updateSecretVersionStage } from './api/update-secret-version-stage.ts';
import type { StoredSecret } from './stored-secret.ts';

interface NewSecret {
  readonly arn: string;
  readonly name: string;
  readonly value: string;
  readonly description?: string;
}

export interface SecretsManager {
  readonly create: (secret: NewSecret) => void;
  /** Answers one operation of the API, by name. @throws AwsError as AWS would. */
  readonly call: (operation: string, input: unknown) => unknown;
  /** By the names of the API. */
  readonly operations: readonly string[];
}

/** A value as `GenerateSecretString` makes one without punctuation. */
export const generateSecret = (length: number): string => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  return Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join('');
};

/** Secrets Manager, in memory: versions and the staging labels that name them. */
export const createSecretsManager = (now: () => number = Date.now): SecretsManager => {
  const state: SecretsState = { secrets: new Map(), now };
  const operations: Readonly<Record<string, Operation>> = {
    GetSecretValue: getSecretValue(state),
    PutSecretValue: putSecretValue(state),
    DescribeSecret: describeSecret(state),
    ListSecretVersionIds: listSecretVersionIds(state),
    UpdateSecretVersionStage: updateSecretVersionStage(state),
  };

  return {
    create: ({ arn, name, value, description }) => {
      const secret: StoredSecret = {
        arn,
        name,
        description,
        createdMs: now(),
        changedMs: now(),
        versions: new Map(),
        stages: new Map(),
      };
      state.secrets.set(arn, secret);
      putVersion(secret, { id: randomUUID(), value: { SecretString: value }, stages: [] }, now());
    },
    operations: Object.keys(operations),
    call: (operation, input) => {
      const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
      if (!run) throw new AwsError('UnknownOperationException', `${operation} is not emulated`);
      return run(input);
    },
  };
};
