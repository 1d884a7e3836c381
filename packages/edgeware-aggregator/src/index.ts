/**
 * The community's rules: a pure core folded over an event log, and its shell.
 */
export {};
