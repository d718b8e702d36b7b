import type { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { EndpointProps } from './endpoint.ts';

export interface EndpointSecretsProps {
  readonly endpoints: readonly EndpointProps[];
  /**
   * Of generated secrets.
   * @default - the account's `aws/secretsmanager`
   */
  readonly encryptionKey?: IKey;
  /** Of generated secrets. */
  readonly removalPolicy: RemovalPolicy;
}

/**
 * The secret of each endpoint, what Enreach sends as `X-Benemen-Token`: an existing one or one that is generated here.
 *
 * Its version AWSCURRENT is the current secret, AWSPREVIOUS the previous one while a rotation is open.
 * Changing any property of the generator makes CloudFormation generate a new secret: Enreach would be locked out.
 */
export class EndpointSecrets extends Construct {
  private readonly secrets: ReadonlyMap<string, ISecret>;

  constructor(scope: Construct, id: string, props: EndpointSecretsProps) {
    super(scope, id);
    const { encryptionKey, removalPolicy } = props;
    this.secrets = new Map(
      props.endpoints.map(({ name, secret }): [string, ISecret] => [
        name,
        secret ??
          new Secret(this, name, {
            description: `X-Benemen-Token of the endpoint ${name}`,
            generateSecretString: { passwordLength: 48, excludePunctuation: true },
            encryptionKey,
            removalPolicy,
          }),
      ]),
    );
  }

  /** @throws Error when no endpoint has this name. */
  secretOf(name: string): ISecret {
    const secret = this.secrets.get(name);
    if (!secret) throw new Error(`there is no endpoint ${name}`);
    return secret;
  }
}
