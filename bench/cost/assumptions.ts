/** What neither the template nor a run here can tell. */
export const assumptions = {
  hoursAMonth: 730,
  daysAMonth: 30.4,
  /** A function of so many megabytes has a whole CPU; a smaller one has its part of one. */
  wholeCpuMb: 1769,
  /** One call of another service, there and back. */
  roundTripMs: 10,
  /** Calls that wait for each other: a send; claims, a publication, marks. */
  callsInSequence: { ingress: 1, consumer: 3 },
  /** START, END and REPORT, which Lambda itself writes for an invocation. */
  lambdaLogBytes: 330,
  /** Environments of the ingress that are warm at a time. */
  ingressEnvironments: 1,
  /** Each reads both secrets again after so long. */
  secretMinutes: 5,
  /** Lambda polls an idle queue by so many pollers, each for so long. */
  pollers: 5,
  longPollSeconds: 20,
  /** Lambda traces the first request of a second and this part of the others. */
  sampledPart: 0.05,
} as const;
