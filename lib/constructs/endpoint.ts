import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Subscription } from './subscription.ts';

/** One URL that Enreach posts to, with a secret of its own. */
export interface EndpointProps {
  /** Up to 64 letters, digits, `-` or `_`; in `metadata.endpoint` of every event and in outputs. */
  readonly name: string;
  /** Begins with `/`, does not end in one. */
  readonly path: string;
  /**
   * Addresses or CIDR ranges that may post here; others are answered 403.
   * @default - any
   */
  readonly allowedSources?: readonly string[];
  /**
   * A secret that exists; its plain text is the token. If it has a key of its own (`encryptionKey`), the ingress may
   * decrypt with it.
   * @default - one is generated
   */
  readonly secret?: ISecret;
  /**
   * What Enreach sends here; a type that the catalogue lacks is warned of.
   * @default - not known
   */
  readonly subscriptions?: readonly Subscription[];
}

export const defaultEndpoint: EndpointProps = { name: 'default', path: '/webhook' };
