/** How hard a run is on the consumer. */
export interface Scenario {
  /** How many times as often as usual faults happen. */
  readonly intensity: number;
  /** From one event to the next, on average. */
  readonly eventGapMs: number;
  /** Of a thousand events, how many are sent again and again. */
  readonly stormPerMille: number;
  /** How often those are, and for how long. */
  readonly stormResends: number;
  readonly stormMs: number;
  /** Of a thousand events, how many `Id`s come with other content too. */
  readonly conflictPerMille: number;
  /** Of a thousand requests, how many a service takes its time for. */
  readonly slowPerMille: number;
  /** Of a thousand entries, how many the bus refuses for want of a permission. */
  readonly deniedPerMille: number;
}

/** A bad day: what long runs meet. */
export const usual: Scenario = {
  intensity: 1,
  eventGapMs: 15,
  stormPerMille: 10,
  stormResends: 8,
  stormMs: 15_000,
  conflictPerMille: 15,
  slowPerMille: 5,
  deniedPerMille: 2,
};

/** Everything fails often: what a short run needs to meet each kind of fault. */
export const harsh: Scenario = { ...usual, intensity: 3 };

/** Every event many times over at a slow bus that refuses half of them: attempts crowd around each claim. */
export const crowded: Scenario = {
  intensity: 2,
  eventGapMs: 100,
  stormPerMille: 1000,
  stormResends: 25,
  stormMs: 4000,
  conflictPerMille: 100,
  slowPerMille: 50,
  deniedPerMille: 250,
};

/** By name. */
export const scenarios = { usual, harsh, crowded };
export type ScenarioName = keyof typeof scenarios;
