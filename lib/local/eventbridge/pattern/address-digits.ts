const IPV4 = /^\d+(?:\.\d+){3}$/;
const IPV6 = /^[\da-f:]*:[\da-f:]*$/i;
/**
 * `InetAddress` reads no longer IPv4 literal, so that one with many leading zeros is not an
 * address.
 */
const IPV4_MAX_LENGTH = 15;
const IPV4_MAPPED = /^0{20}FFFF/;

export const hasAddressForm = (text: string): boolean => IPV4.test(text) || IPV6.test(text);

const hex = (value: number, length: number): string =>
  value.toString(16).toUpperCase().padStart(length, '0');

const ipv4Digits = (address: string): string | undefined => {
  const bytes = address.split('.').map(Number);
  const valid = address.length <= IPV4_MAX_LENGTH && bytes.every((byte) => byte <= 0xff);
  return valid ? bytes.map((byte) => hex(byte, 2)).join('') : undefined;
};

const groupsOf = (part: string): string[] => (part === '' ? [] : part.split(':'));

const ipv6Groups = (address: string): string[] | undefined => {
  const [before = '', after, ...more] = address.split('::');
  if (more.length > 0) return undefined;
  const head = groupsOf(before);
  const tail = groupsOf(after ?? '');
  const missing = 8 - head.length - tail.length;
  // `::` stands for at least one group; without it none may be missing.
  if (after === undefined ? missing !== 0 : missing < 1) return undefined;
  return [...head, ...Array<string>(missing).fill('0'), ...tail];
};

const ipv6Digits = (address: string): string | undefined => {
  const groups = ipv6Groups(address);
  if (!groups?.every((group) => Number.parseInt(group, 16) <= 0xffff)) return undefined;
  const digits = groups.map((group) => hex(Number.parseInt(group, 16), 4)).join('');
  // Java's InetAddress makes an IPv4 address of `::ffff:a00:1`.
  return digits.replace(IPV4_MAPPED, '');
};

/**
 * An IP address as upper-case hexadecimal digits: 8 for IPv4, 32 for IPv6, so that one address in
 * different spellings (`::1`, `0:0:0:0:0:0:0:1`) is one text.
 *
 * @returns nothing when the text is no address literal, as judged by event-ruler's expressions and
 * Java's `InetAddress`.
 * @see https://github.com/aws/event-ruler `CIDR.ipToString`, `Constants.IPv4_REGEX`,
 * `Constants.IPv6_REGEX`
 */
export const addressDigits = (text: string): string | undefined => {
  if (IPV4.test(text)) return ipv4Digits(text);
  if (IPV6.test(text)) return ipv6Digits(text);
  return undefined;
};
