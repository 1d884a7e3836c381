/**
 * Which rules `decide` decides by; the log says from where on. Raised when the same events come to anything else,
 * decision or state. The policy's numbers are no rules: they are in the log themselves.
 */
export const RULES_VERSION = 2;
