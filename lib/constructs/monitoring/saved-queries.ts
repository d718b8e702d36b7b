import { Aws } from 'aws-cdk-lib';
import { QueryDefinition, QueryString, type QueryStringProps } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Monitored } from './monitored.ts';

type Source = 'ingress' | 'consumer' | 'accessLog';

interface SavedQuery {
  readonly sources: readonly Source[];
  readonly query: QueryStringProps;
}

/** Why a delivery is not, or not yet, on the bus, or may come twice. */
const trouble = ['reason', 'cause', 'step', 'error', 'claim', 'takeover', 'marked', 'markError'];

/** By name, as the console lists them. What stands in capitals is for the person to fill in. */
const savedQueries: Readonly<Record<string, SavedQuery>> = {
  'One event by Id': {
    sources: ['consumer'],
    query: {
      fields: ['@timestamp', 'outcome', 'deliveryId', 'eventType', 'receiveCount', ...trouble],
      filterStatements: ["id = 'THE-ID-IN-LOWER-CASE'"],
      sort: '@timestamp asc',
    },
  },
  'One delivery': {
    sources: ['ingress', 'consumer'],
    query: {
      fields: [
        '@timestamp',
        'service',
        'outcome',
        'status',
        'id',
        'eventType',
        'receiveCount',
        ...trouble,
      ],
      filterStatements: ["deliveryId = 'THE-DELIVERY-ID'"],
      sort: '@timestamp asc',
    },
  },
  'Outcomes by event type': {
    sources: ['consumer'],
    query: {
      filterStatements: ['ispresent(outcome)'],
      statsStatements: ['count(*) as deliveries by eventType, schema, outcome'],
      sort: 'deliveries desc',
    },
  },
  'Quarantined, by reason and type': {
    sources: ['consumer'],
    query: {
      filterStatements: ["outcome = 'quarantined'"],
      statsStatements: [
        'count(*) as deliveries, latest(deliveryId) as latestDelivery by reason, eventType',
      ],
      sort: 'deliveries desc',
    },
  },
  'What keeps failing': {
    sources: ['consumer'],
    query: {
      filterStatements: ["outcome = 'retry'"],
      statsStatements: ['max(receiveCount) as receives by deliveryId, cause, step, error'],
      sort: 'receives desc',
      limit: 100,
    },
  },
  'Slowest events': {
    sources: ['consumer'],
    query: {
      fields: ['@timestamp', 'eventAgeMs', 'id', 'eventType', 'receiveCount', 'deliveryId'],
      filterStatements: ["outcome = 'published'"],
      sort: 'eventAgeMs desc',
      limit: 50,
    },
  },
  'Slowest requests': {
    sources: ['accessLog'],
    query: {
      fields: ['@timestamp', 'responseLatencyMs', 'integrationLatencyMs', 'status', 'requestId'],
      sort: 'responseLatencyMs desc',
      limit: 50,
    },
  },
  'Refused requests': {
    sources: ['ingress'],
    query: {
      filterStatements: ["ispresent(status) and outcome != 'accepted'"],
      statsStatements: [
        'count(*) as requests by outcome, reason, fault.name, endpoint, sourceIp, eventHeader',
      ],
      sort: 'requests desc',
      limit: 100,
    },
  },
  // The functions log the address of nobody but whom the allow list refuses.
  'Refused, by address': {
    sources: ['accessLog'],
    query: {
      filterStatements: ['status >= 400'],
      statsStatements: ['count(*) as requests by status, sourceIp, path'],
      sort: 'requests desc',
      limit: 100,
    },
  },
  'Refused by API Gateway': {
    sources: ['accessLog'],
    query: {
      filterStatements: ['status >= 400 and functionStatus != status'],
      statsStatements: ['count(*) as requests by status, routeKey, path, sourceIp, error'],
      sort: 'requests desc',
      limit: 100,
    },
  },
};

/** Questions that come up at night, ready in the console of CloudWatch Logs Insights. */
export class SavedQueries extends Construct {
  constructor(
    scope: Construct,
    id: string,
    logs: Pick<Monitored, 'accessLog' | 'ingress' | 'consumer'>,
  ) {
    super(scope, id);
    const logGroups = {
      ingress: logs.ingress.logGroup,
      consumer: logs.consumer.logGroup,
      accessLog: logs.accessLog,
    };
    for (const [name, { sources, query }] of Object.entries(savedQueries))
      new QueryDefinition(this, name, {
        // A slash makes a folder.
        queryDefinitionName: `${Aws.STACK_NAME}/${name}`,
        queryString: new QueryString(query),
        logGroups: sources.map((source) => logGroups[source]),
      });
  }
}
