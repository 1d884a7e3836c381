const VERBS = ["PUB", "HPUB", "SUB", "UNSUB", "PING", "PONG", "CONNECT", "INFO", "+OK", "-ERR"] as const;

export type CommandVerb = (typeof VERBS)[number];

const PATTERNS = VERBS.map((verb) => ({
  verb,
  bytes: Buffer.from(verb, "latin1"),
  /** These must be followed by a space or tab at once; after the others anything goes, as in nats-server. */
  needsArguments: ["PUB", "HPUB", "SUB", "UNSUB", "-ERR"].includes(verb),
}));

/** The verb that `bytes` begin with at `at`, in any case; "incomplete" if more bytes must tell, else "unknown". */
export function matchVerb(bytes: Buffer, at: number): CommandVerb | "incomplete" | "unknown" {
  let isPrefix = false;
  for (const { verb, bytes: pattern, needsArguments } of PATTERNS) {
    const available = Math.min(pattern.length, bytes.length - at);
    let matched = 0;
    while (matched < available && upperCase(bytes[at + matched] as number) === pattern[matched]) matched++;
    if (matched < available) continue;
    const next = bytes[at + pattern.length];
    if (available < pattern.length || (needsArguments && next === undefined)) isPrefix = true;
    else if (!needsArguments || next === 32 || next === 9) return verb;
  }
  return isPrefix ? "incomplete" : "unknown";
}

function upperCase(byte: number): number {
  return byte >= 97 && byte <= 122 ? byte - 32 : byte;
}
