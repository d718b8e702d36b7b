import { BlockList, isIP } from 'node:net';

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 4 ? 'ipv4' : 'ipv6');

/**
 * Prepares the check of a source address against an allow list.
 *
 * @param allowedSources - addresses and CIDR blocks; undefined allows everyone.
 * @returns a check that refuses what is no address. An IPv4 address in IPv6 notation counts as IPv4.
 */
export const makeSourceCheck = (
  allowedSources: readonly string[] | undefined,
): ((sourceIp: string) => boolean) => {
  if (allowedSources === undefined) return () => true;
  const allowed = new BlockList();
  for (const source of allowedSources) {
    const [address = '', prefix] = source.split('/');
    if (prefix === undefined) allowed.addAddress(address, familyOf(address));
    else allowed.addSubnet(address, Number(prefix), familyOf(address));
  }
  return (sourceIp) => allowed.check(sourceIp, familyOf(sourceIp));
};
