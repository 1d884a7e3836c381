import type { CallReport } from "@sourceful/luarunner";

/** The report of a call that did nothing, with `parts` on top. */
export function callReport(parts: Partial<CallReport> = {}): CallReport {
  return {
    ok: true,
    returned: [],
    emits: [],
    metrics: [],
    logs: [],
    reads: [],
    writes: [],
    exchanges: [],
    dropped: { messages: 0, bytes: 0 },
    requests: 0,
    readOutcome: { succeeded: 0, refused: 0, failed: 0 },
    ms: 12.4,
    identity: {},
    settings: {},
    ...parts,
  };
}
