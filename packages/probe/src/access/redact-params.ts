import { createHash } from "node:crypto";

const SECRET = /pass|secret|token|credential|authorization|api_?key|private/i;
const HIDDEN = "(hidden)";
const MAX_TEXT = 256;
const MAX_ITEMS = 32;
const MAX_DEPTH = 4;
const MAX_BYTES = 8192;

/**
 * Parameters of a request as the audit keeps them: secrets are hidden, in URLs too; a driver's source is told by
 * its size and hash; what is long or deep is cut.
 */
export function redactParams(params: unknown): unknown {
  const redacted = redact(params, 0);
  const bytes = Buffer.byteLength(JSON.stringify(redacted) ?? "");
  return bytes > MAX_BYTES ? { truncated_bytes: bytes } : redacted;
}

function redact(value: unknown, depth: number): unknown {
  if (typeof value === "string") return cut(withoutUrlSecrets(value));
  if (typeof value !== "object" || value === null) return value;
  if (depth >= MAX_DEPTH) return "(deeper)";
  if (Array.isArray(value)) {
    const items = value.slice(0, MAX_ITEMS).map((item) => redact(item, depth + 1));
    return value.length > MAX_ITEMS ? [...items, `(${value.length - MAX_ITEMS} more)`] : items;
  }
  const entries = Object.entries(value);
  const kept = entries
    .slice(0, MAX_ITEMS)
    .map(([key, held]) => [cut(key), redactEntry(key, held, depth)] as const);
  if (entries.length > MAX_ITEMS) kept.push(["(more)", entries.length - MAX_ITEMS]);
  return Object.fromEntries(kept);
}

function redactEntry(key: string, value: unknown, depth: number): unknown {
  if (SECRET.test(key)) return HIDDEN;
  if (key === "source" && typeof value === "string") {
    const sha256 = createHash("sha256").update(value).digest("hex");
    return { bytes: Buffer.byteLength(value), sha256 };
  }
  return redact(value, depth + 1);
}

/** User name and password of a URL, and the values of its query, in which tokens travel. */
function withoutUrlSecrets(text: string): string {
  // Without the scheme in front: looking for it would take the square of the time in a long word.
  const withoutUser = text.replaceAll(/:\/\/[^/?#@\s]*@/g, `://${HIDDEN}@`);
  return /^\w+:\/\//.test(text) ? withoutUser.replace(/\?.*$/s, `?${HIDDEN}`) : withoutUser;
}

function cut(text: string): string {
  if (text.length <= MAX_TEXT) return text;
  // Half a character outside the basic plane is none.
  return `${text.slice(0, MAX_TEXT).replace(/[\ud800-\udbff]$/, "")}…`;
}
