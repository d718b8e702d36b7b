/** What the table has of an event. */
export interface Moment {
  /** When, and the event's `Id`. */
  readonly Moment: string;
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

const timeMs = ({ Moment: moment }: Moment): number => Date.parse(`${moment.split(' ')[0]}Z`);

const timeOf = (userId: string, moments: readonly Moment[]): AgentTime => {
  const statuses = moments.filter(({ Serving }) => Serving !== undefined);
  // A status holds until the next one; how long the last one held, nobody knows yet.
  const secondsOf = (state: 'Serving' | 'Talking') =>
    statuses.reduce((sum, status, index) => {
      const next = statuses[index + 1];
      return next && status[state] ? sum + timeMs(next) - timeMs(status) : sum;
    }, 0) / 1000;
  const wrapUps = moments.flatMap(({ WrapUpSeconds }) => WrapUpSeconds ?? []);
  return {
    userId,
    servingSeconds: secondsOf('Serving'),
    talkingSeconds: secondsOf('Talking'),
    wrapUps: wrapUps.length,
    wrapUpSeconds: wrapUps.reduce((sum, seconds) => sum + seconds, 0),
  };
};

/** How each agent spent a day. @param moments - of the day, sorted. */
export const agentTimes = (moments: readonly Moment[]): readonly AgentTime[] =>
  [...Map.groupBy(moments, ({ UserId }) => UserId)].map(([userId, all]) => timeOf(userId, all));
