/** A process's clock may be this far from the true time, either way. */
export const longestSkewMs = 250;
