import { events } from '../catalogue/index.ts';

/** In the words of Enreach's specification. */
export interface RequestedSubscription {
  readonly EventType: string;
  /** Of one entity; else `AllEntities`. */
  readonly EntityId?: string | undefined;
  readonly AllEntities?: true | undefined;
}

/** What Enreach's support configures of one endpoint. */
export interface SupportConfiguration {
  readonly Webhook: {
    readonly Endpoint: string;
    readonly InsecureSSL: false;
    readonly Secret: string;
  };
  readonly Subscriptions: readonly RequestedSubscription[];
}

/**
 * The configuration of one endpoint, exactly as Enreach's support takes it.
 *
 * @param endpoint - the URL without a slash at its end.
 * @param subscriptions - none stand for every type of the catalogue.
 * @see the specification, "Webhook configuration", "Sample configuration for one endpoint with two events"
 */
export const supportConfiguration = (
  endpoint: string,
  secret: string,
  subscriptions: readonly RequestedSubscription[],
): SupportConfiguration => ({
  Webhook: { Endpoint: endpoint, InsecureSSL: false, Secret: secret },
  Subscriptions:
    subscriptions.length > 0
      ? subscriptions
      : events.map(({ name }) => ({ EventType: name, AllEntities: true })),
});
