/**
 * Lower case, for comparing names. The Kelvin sign stays: it is the one character outside of ASCII that `toLowerCase`
 * makes an ASCII letter, and `TalKing` with it is not `Talking`.
 */
export function foldCase(name: string): string {
  return name.includes('\u212A') ? name : name.toLowerCase();
}
