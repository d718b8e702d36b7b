/** JSON of any value: `null` for what JSON has no word for (undefined, a function), which `JSON.stringify` answers with undefined. */
export const toJson = (value: unknown): string => JSON.stringify([value]).slice(1, -1);
