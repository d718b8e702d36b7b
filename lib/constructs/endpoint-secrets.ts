import { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { EndpointProps } from './endpoint.ts';

export interface EndpointSecretsProps {
  readonly endpoints: readonly EndpointProps[];
}

/**
 * A generated secret for each endpoint: what Enreach sends as `X-Benemen-Token`.
 *
 * Its version AWSCURRENT is the current secret, AWSPREVIOUS the previous one while a rotation is open.
 * Changing any property of the generator makes CloudFormation generate a new secret: Enreach would be locked out.
 */
export class EndpointSecrets extends Construct {
  private readonly secrets: ReadonlyMap<string, Secret>;

  constructor(scope: Construct, id: string, props: EndpointSecretsProps) {
    super(scope, id);
    this.secrets = new Map(
      props.endpoints.map(({ name }) => [
        name,
        new Secret(this, name, {
          description: `X-Benemen-Token of the endpoint ${name}`,
          generateSecretString: { passwordLength: 48, excludePunctuation: true },
          removalPolicy: RemovalPolicy.RETAIN,
        }),
      ]),
    );
  }

  /** @throws Error when no endpoint has this name. */
  secretOf(name: string): Secret {
    const secret = this.secrets.get(name);
    if (!secret) throw new Error(`there is no endpoint ${name}`);
    return secret;
  }
}
