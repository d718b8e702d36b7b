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
}

export const defaultEndpoint: EndpointProps = { name: 'default', path: '/webhook' };
