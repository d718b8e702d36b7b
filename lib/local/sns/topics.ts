import * as v from 'valibot';
import { AwsError } from '../front-door/aws-error.ts';
import type { Serve } from '../front-door/front-door.ts';
import { queryAnswer } from '../front-door/query-protocol.ts';

interface Subscription {
  readonly topicArn: string;
  readonly protocol: string;
  readonly endpoint: string;
}

/** SNS in name: which topics there are and who would hear of them. Nothing is sent. */
export interface Topics {
  readonly addTopic: (arn: string) => void;
  readonly addSubscription: (subscription: Subscription) => void;
  readonly serve: Serve;
  /** By the names of the API. */
  readonly operations: readonly string[];
}

const inputSchema = v.object({ TopicArn: v.string() });

/**
 * ListTopics and ListSubscriptionsByTopic, each in one page. No mail goes out, so that nobody can follow the link in it:
 * every subscription waits for its confirmation, as one does on AWS until then.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html
 */
export const createTopics = (accountId: string): Topics => {
  const topics = new Set<string>();
  const subscriptions: Subscription[] = [];

  const operations: Readonly<Record<string, (input: unknown) => object>> = {
    ListTopics: () => ({ Topics: [...topics].map((TopicArn) => ({ TopicArn })) }),
    ListSubscriptionsByTopic: (input) => {
      const parsed = v.safeParse(inputSchema, input);
      if (!parsed.success)
        throw new AwsError('InvalidParameter', 'Invalid parameter: TopicArn Reason: no value');
      const { TopicArn } = parsed.output;
      if (!topics.has(TopicArn)) throw new AwsError('NotFound', 'Topic does not exist', 404);
      return {
        Subscriptions: subscriptions
          .filter(({ topicArn }) => topicArn === TopicArn)
          .map(({ protocol, endpoint }) => ({
            TopicArn,
            Protocol: protocol,
            SubscriptionArn: 'PendingConfirmation',
            Owner: accountId,
            Endpoint: endpoint,
          })),
      };
    },
  };

  return {
    addTopic: (arn) => topics.add(arn),
    addSubscription: (subscription) => subscriptions.push(subscription),
    operations: Object.keys(operations),
    serve: async ({ operation, input }) => {
      const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
      if (!run) throw new AwsError('UnknownOperationException', `${operation} is not emulated`);
      return queryAnswer('sns', operation, run(input));
    },
  };
};
