/** What the table has of an event. */
export interface Moment {
  /** When, and the event's `Id`. */
  readonly Moment: string;
  readonly ReceivedAt: string;
  readonly UserId: string;
  /** Of a UserStatus. */
  readonly Serving?: boolean | undefined;
  readonly Talking?: boolean | undefined;
  /** Of a UserWrapUpTerminated. */
  readonly WrapUpSeconds?: number | undefined;
}

export interface AgentTime {
  readonly userId: string;
  readonly servingSeconds: number;
  readonly talkingSeconds: number;
  readonly wrapUps: number;
  readonly wrapUpSeconds: number;
}

export const dayMs = 86_400_000;

const timeOf = ({ Moment: moment }: Moment): string => moment.split(' ')[0] ?? '';
const timeMs = (moment: Moment): number => Date.parse(`${timeOf(moment)}Z`);

/** Of two at the same instant, the one that was received first is first. */
const inOrder = (moments: readonly Moment[]): readonly Moment[] => {
  const keyOf = (moment: Moment) => `${timeOf(moment)} ${moment.ReceivedAt} ${moment.Moment}`;
  return moments.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
};

const agentTimeOf = (
  userId: string,
  moments: readonly Moment[],
  startMs: number,
  nowMs: number,
): AgentTime => {
  const statuses = moments.filter(({ Serving }) => Serving !== undefined);
  // A status holds until the next one, the last one until now; what is of the day counts.
  const secondsOf = (state: 'Serving' | 'Talking') =>
    statuses.reduce((sum, status, index) => {
      const next = statuses[index + 1];
      const fromMs = Math.max(timeMs(status), startMs);
      const untilMs = Math.min(next ? timeMs(next) : nowMs, startMs + dayMs);
      return status[state] ? sum + Math.max(untilMs - fromMs, 0) : sum;
    }, 0) / 1000;
  const wrapUps = moments.flatMap((moment) =>
    timeMs(moment) < startMs ? [] : (moment.WrapUpSeconds ?? []),
  );
  return {
    userId,
    servingSeconds: secondsOf('Serving'),
    talkingSeconds: secondsOf('Talking'),
    wrapUps: wrapUps.length,
    wrapUpSeconds: wrapUps.reduce((sum, seconds) => sum + seconds, 0),
  };
};

/**
 * How each agent spent a day.
 *
 * @param moments - of the day, and of the day before: its last statuses hold at midnight.
 * @param startMs - of the day, epoch milliseconds.
 */
export const agentTimes = (
  moments: readonly Moment[],
  startMs: number,
  nowMs: number,
): readonly AgentTime[] =>
  [...Map.groupBy(inOrder(moments), ({ UserId }) => UserId)]
    .map(([userId, all]) => agentTimeOf(userId, all, startMs, nowMs))
    .filter((time) => time.servingSeconds + time.talkingSeconds + time.wrapUps > 0);
