/** What a template says of a table and the emulator does not keep. */
export interface TableSettings {
  readonly isDeletionProtected: boolean;
  /** Undefined: items do not expire. */
  readonly timeToLiveAttribute: string | undefined;
}

/** By the table's name; of the template's tables alone. */
export type TableSettingsByName = Map<string, TableSettings>;
