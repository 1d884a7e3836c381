/** One number per phase, in the order a, b, c. A line-to-line quantity is in the order ab, bc, ca. */
export type PhaseValues = readonly [a: number, b: number, c: number];

/** Names of the phases, in the order of PhaseValues. */
export const PHASES = ["a", "b", "c"] as const;

/** One of the three phases. */
export type Phase = (typeof PHASES)[number];
