// What everybody may know of how much there is.

/** Stock levels are nobody's business beyond this many. */
export const AVAILABLE_CAP = 20;
