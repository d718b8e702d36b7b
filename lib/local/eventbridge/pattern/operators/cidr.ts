import { addressDigits, hasAddressForm } from '../address-digits.ts';
import { type AddressRange, isInAddressRange } from '../address-range.ts';
import { InvalidPatternError } from '../invalid-pattern-error.ts';
import type { ValueMatcher } from '../value-matcher.ts';

/** Java's `String.split` drops empty parts at the end, so that slashes there do no harm. */
const CIDR = /^([^/]*)\/([^/]+)\/*$/;

const maskBitsOf = (text: string, addressBits: number): number => {
  if (!/^[+-]?\d+$/.test(text)) {
    throw new InvalidPatternError('Malformed CIDR, mask bits must be an integer');
  }
  const bits = Number(text);
  if (bits < 0) throw new InvalidPatternError('Malformed CIDR, mask bits must not be negative');
  if (bits >= addressBits) {
    // A block of one address is refused; a pattern says it as a plain string.
    const family = addressBits === 32 ? 'IPv4' : 'IPv6';
    throw new InvalidPatternError(`${family} mask bits must be < ${addressBits}`);
  }
  return bits;
};

/** @see https://github.com/aws/event-ruler `CIDR.cidr` */
const parseBlock = (text: string): AddressRange => {
  const [, address, mask] = CIDR.exec(text) ?? [];
  if (address === undefined || mask === undefined) {
    throw new InvalidPatternError("Malformed CIDR, one '/' required");
  }
  const digits = addressDigits(address);
  if (digits === undefined) {
    const fault = hasAddressForm(address) ? 'Invalid' : 'Nonstandard';
    throw new InvalidPatternError(`${fault} IP address: ${address}`);
  }
  const addressBits = digits.length * 4;
  const variableBits = BigInt(addressBits - maskBitsOf(mask, addressBits));
  const lowest = (BigInt(`0x${digits}`) >> variableBits) << variableBits;
  const highest = lowest | ((1n << variableBits) - 1n);
  const toDigits = (number: bigint) =>
    number.toString(16).toUpperCase().padStart(digits.length, '0');
  return { bottom: toDigits(lowest), top: toDigits(highest) };
};

/** `{"cidr": "10.0.0.0/24"}`, IPv4 or IPv6. */
export const parseCidr = (operand: unknown): ValueMatcher => {
  // Event-ruler's own words, which name another operator.
  if (typeof operand !== 'string')
    throw new InvalidPatternError('prefix match pattern must be a string');
  const block = parseBlock(operand);
  return {
    matches: ({ addressDigits: digits }) => digits !== undefined && isInAddressRange(digits, block),
  };
};
