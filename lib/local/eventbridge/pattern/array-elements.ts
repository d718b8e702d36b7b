/**
 * Which element of which array a value lies in: the array's number in its event, and the element's
 * index.
 */
export type ArrayElements = ReadonlyMap<number, number>;

export const NO_ELEMENTS: ArrayElements = new Map();

/**
 * Whether values from these elements may satisfy one pattern together: an array that both came
 * through must have been entered at the same element.
 *
 * @see https://github.com/aws/event-ruler `ArrayMembership.checkArrayConsistency`
 */
export const areConsistent = (chosen: ArrayElements, other: ArrayElements): boolean => {
  for (const [array, index] of other) {
    if ((chosen.get(array) ?? index) !== index) return false;
  }
  return true;
};
