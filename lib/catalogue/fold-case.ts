/** Lower case, for ASCII only: the Kelvin sign is no `k`, though `toLowerCase` says so. */
export function foldCase(name: string): string {
  return /^[\x20-\x7e]*$/.test(name) ? name.toLowerCase() : name;
}
