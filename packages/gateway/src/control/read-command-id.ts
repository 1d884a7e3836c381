/** Longest id that is answered, characters: an ack echoes it. */
const LONGEST_ID = 1_024;

/**
 * The id of a command that is not valid otherwise, so that it can be answered; undefined when there is none. Its
 * key counts in any case, as in `decodeMessage`.
 */
export function readCommandId(data: Uint8Array): string | undefined {
  try {
    const message: unknown = JSON.parse(Buffer.from(data).toString("utf8"));
    if (typeof message !== "object" || message === null) return undefined;
    const given = Object.entries(message).filter(([key, value]) => key.toLowerCase() === "id" && isId(value));
    const [, id] = given.find(([key]) => key === "id") ?? given.at(-1) ?? [];
    return id as string | undefined;
  } catch {
    return undefined;
  }
}

function isId(value: unknown): boolean {
  return typeof value === "string" && value !== "" && value.length <= LONGEST_ID;
}
