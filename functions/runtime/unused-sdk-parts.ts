// Bundle-time replacement for two packages of the AWS SDK that its clients bring along and none of our calls uses;
// together they would take 12 KiB of the consumer.

/** Of @aws-sdk/middleware-endpoint-discovery: a DynamoDB endpoint is known by its region. */
export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {
  environmentVariableSelector: () => false,
  configFileSelector: () => false,
  default: false,
};
export const resolveEndpointDiscoveryConfig = <Config>(config: Config): Config => config;

/** Of @aws-sdk/signature-v4-multi-region, for global endpoints of EventBridge: without it the SDK signs for one region. */
export const SignatureV4MultiRegion = undefined;
