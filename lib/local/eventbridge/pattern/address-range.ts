/**
 * A block of addresses by its lowest and highest one, both inclusive, in digits of equal length.
 */
export interface AddressRange {
  readonly bottom: string;
  readonly top: string;
}

const HEX_DIGIT = /^[\dA-F]$/;

/**
 * Whether digits lie in a range, read from the left only as far as it takes to know.
 *
 * As in event-ruler the length does not count: an IPv6 address can lie in an IPv4 block and a bare
 * number in either (`{"cidr": "::/0"}` matches `5`), because the first digit between bottom and top
 * decides.
 *
 * @see https://github.com/aws/event-ruler `ByteMachine.addRangePattern`, and `doTransitionOn` at
 * `NUMERIC_RANGE`: "as soon as you see the match, you've matched"
 */
export const isInAddressRange = (digits: string, { bottom, top }: AddressRange): boolean => {
  let onBottom = true;
  let onTop = true;
  for (let at = 0; at < bottom.length; at++) {
    const digit = digits.charAt(at);
    const lowest: string = onBottom ? bottom.charAt(at) : '0';
    const highest: string = onTop ? top.charAt(at) : 'F';
    if (!HEX_DIGIT.test(digit) || digit < lowest || digit > highest) return false;
    onBottom &&= digit === lowest;
    onTop &&= digit === highest;
    if (!onBottom && !onTop) return true;
  }
  return true;
};
