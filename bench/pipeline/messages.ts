/** What the process of the local cloud tells. */
export type CloudAnswer =
  | { readonly webhookUrl: string }
  /** Different events, and all publications, that reached the rule's target so far. */
  | { readonly events: number; readonly publications: number; readonly cpuMs: number };
