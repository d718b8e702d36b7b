import { isDeepStrictEqual } from 'node:util';
import {
  DescribeArchiveCommand,
  DescribeEventBusCommand,
  DescribeReplayCommand,
  ListRulesCommand,
  type ReplayState,
  StartReplayCommand,
} from '@aws-sdk/client-eventbridge';
import { canarySource } from '../catalogue/bus-contract.ts';
import type { Deployment } from './deployment.ts';
import { UsageError } from './operator-error.ts';

export interface BusRule {
  readonly name: string;
  readonly arn: string;
}

export interface ReplayRequest {
  /** Unique; replayed events carry it as `replay-name`. */
  readonly name: string;
  readonly from: Date;
  readonly to: Date;
  readonly rules: readonly BusRule[];
}

const isOfCanariesAlone = (pattern: string): boolean =>
  pattern !== '' && isDeepStrictEqual(JSON.parse(pattern), { source: [canarySource] });

/**
 * The rules that a replay can reach: the enabled ones of the bus.
 *
 * @param named - only these; a replay has no filter but its rules.
 * @throws UsageError when one that is named is not there.
 */
export const rulesForReplay = async (
  { clients, output }: Deployment,
  named: readonly string[],
): Promise<readonly BusRule[]> => {
  const rules: BusRule[] = [];
  let NextToken: string | undefined;
  do {
    const page = await clients.eventBridge.send(
      new ListRulesCommand({ EventBusName: output('eventBusName'), NextToken }),
    );
    for (const { Name, Arn, State, ManagedBy, EventPattern = '' } of page.Rules ?? []) {
      // A rule that is managed is the archive's own; canaries are not archived.
      const isOurs = ManagedBy !== undefined || isOfCanariesAlone(EventPattern);
      if (Name && Arn && State !== 'DISABLED' && !isOurs) rules.push({ name: Name, arn: Arn });
    }
    NextToken = page.NextToken;
  } while (NextToken);
  const missing = named.filter((name) => !rules.some((rule) => rule.name === name));
  if (missing.length > 0)
    throw new UsageError(
      `the bus has no enabled rule ${missing.join(', ')}; it has: ${rules.map(({ name }) => name).join(', ')}`,
    );
  return named.length > 0 ? rules.filter(({ name }) => named.includes(name)) : rules;
};

/**
 * Starts a replay of the archive to the rules that are named, and to no other.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_StartReplay.html
 */
export const startReplay = async (
  { clients, output }: Deployment,
  { name, from, to, rules }: ReplayRequest,
): Promise<void> => {
  const { eventBridge } = clients;
  const [archive, bus] = await Promise.all([
    eventBridge.send(new DescribeArchiveCommand({ ArchiveName: output('archiveName') })),
    eventBridge.send(new DescribeEventBusCommand({ Name: output('eventBusName') })),
  ]);
  await eventBridge.send(
    new StartReplayCommand({
      ReplayName: name,
      EventSourceArn: archive.ArchiveArn,
      EventStartTime: from,
      EventEndTime: to,
      Destination: { Arn: bus.Arn, FilterArns: rules.map(({ arn }) => arn) },
    }),
  );
};

export interface ReplayProgress {
  readonly state: ReplayState | undefined;
  readonly reason: string | undefined;
  /** Events up to this time were replayed. */
  readonly lastEventTime: Date | undefined;
}

export const describeReplay = async (
  { clients }: Deployment,
  ReplayName: string,
): Promise<ReplayProgress> => {
  const { State, StateReason, EventLastReplayedTime } = await clients.eventBridge.send(
    new DescribeReplayCommand({ ReplayName }),
  );
  return { state: State, reason: StateReason, lastEventTime: EventLastReplayedTime };
};
