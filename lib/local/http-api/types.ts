import type { InvocationResult } from '../lambda/function-types.ts';
import type { TlsIdentity } from './self-signed.ts';

/** One `AWS::ApiGatewayV2::Route` with its Lambda proxy integration (payload format 2.0). */
export interface HttpApiRoute {
  /** `POST /webhook`, `ANY /a/{id}`, `POST /webhook/{proxy+}` or `$default`. */
  readonly routeKey: string;
  readonly invoke: (event: HttpApiEvent) => Promise<InvocationResult>;
  /** The integration's `TimeoutInMillis`. @default 30000, the quota of an HTTP API */
  readonly timeoutMs?: number | undefined;
}

/** Which API answers. */
export interface ApiIdentity {
  readonly accountId: string;
  readonly apiId: string;
  readonly stage: string;
}

/** A request that was answered, by the function or by the API itself. */
export interface AnsweredRequest {
  readonly api: ApiIdentity;
  readonly requestId: string;
  /** Epoch milliseconds. */
  readonly startedMs: number;
  readonly method: string;
  readonly path: string;
  /** `HTTP/1.1` */
  readonly protocol: string;
  readonly domainName: string;
  readonly sourceIp: string;
  readonly userAgent: string;
  /** Undefined when no route matches. */
  readonly routeKey: string | undefined;
  readonly status: number;
  readonly responseBytes: number;
  readonly latencyMs: number;
  /** What the API said in the function's stead. */
  readonly errorMessage: string | undefined;
  /** What came with it; undefined when it was answered unread. */
  readonly body: Buffer | undefined;
  /** Undefined when the function was not asked. */
  readonly integration: Integration | undefined;
}

export interface Integration {
  readonly latencyMs: number;
  /** What the function answered; undefined when it did not. */
  readonly status: number | undefined;
}

export interface HttpApiOptions {
  readonly routes: readonly HttpApiRoute[];
  /** Only `$default` is served at the root of the host; another stage has its name before every path. @default '$default' */
  readonly stageName?: string;
  /** The stage's token bucket. @default - none */
  readonly throttle?: { readonly rateLimit: number; readonly burstLimit: number };
  /** Serves HTTPS with it. @default - plain HTTP */
  readonly tls?: TlsIdentity | undefined;
  /** @default '123456789012' */
  readonly accountId?: string;
  /** @default 'local' */
  readonly apiId?: string;
  /** Hears of every answer, for the access log and the metrics. @default - nobody does */
  readonly onAnswered?: (answered: AnsweredRequest) => void;
}

export interface HttpApi {
  /** @param port - 0 for any free one. @param host - '127.0.0.1' by default. */
  readonly listen: (port: number, host?: string) => Promise<{ url: string; port: number }>;
  /** Refuses new requests, lets those in flight end for a second, then cuts every connection. */
  readonly close: () => Promise<void>;
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html format 2.0 */
export interface HttpApiEvent {
  readonly version: '2.0';
  readonly routeKey: string;
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly cookies?: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly queryStringParameters?: Readonly<Record<string, string>>;
  readonly requestContext: HttpApiRequestContext;
  readonly pathParameters?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly isBase64Encoded: boolean;
}

interface HttpApiRequestContext {
  readonly accountId: string;
  readonly apiId: string;
  readonly domainName: string;
  readonly domainPrefix: string;
  readonly http: {
    readonly method: string;
    readonly path: string;
    readonly protocol: string;
    readonly sourceIp: string;
    readonly userAgent: string;
  };
  readonly requestId: string;
  readonly routeKey: string;
  readonly stage: string;
  /** Common log format: `12/Mar/2020:19:03:58 +0000`. */
  readonly time: string;
  readonly timeEpoch: number;
}
