/** "PutEvents will only process nested JSON up to 1000 levels deep." @see the API reference, PutEvents */
const deepestNesting = 1000;

/** "a minimum value of -9,223,372,036,854,775,808 and a maximum value of 9,223,372,036,854,775,807" @see PutEvents */
const isInt64 = (digits: string): boolean =>
  digits.length <= 20 && BigInt.asIntN(64, BigInt(digits)) === BigInt(digits);

/** Strings first, so that nothing within one counts. */
const token = /"(?:[^"\\]|\\.)*?"|[[{}\]]|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;
const integer = /^-?\d+$/;
/** No shorter one can be too large. */
const int64Digits = 19;

/**
 * Whether EventBridge processes this JSON text: not nested too deeply, and no integer beyond 64 bits.
 *
 * Reads the text, where an integer still has all its digits and no walk can overflow.
 *
 * @param json - a text that parses.
 */
export const isWithinDetailLimits = (json: string): boolean => {
  let depth = 0;
  for (const [text] of json.matchAll(token)) {
    if (text === '{' || text === '[') depth += 1;
    else if (text === '}' || text === ']') depth -= 1;
    else if (text.length >= int64Digits && integer.test(text) && !isInt64(text)) return false;
    if (depth > deepestNesting) return false;
  }
  return true;
};
