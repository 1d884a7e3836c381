/** Longest id that is answered, characters: an ack echoes it. */
const LONGEST_ID = 1_024;
/** An id in text that is no JSON: before anything nested, so that it is the command's own. */
const ID_IN_TEXT = /^\s*\{[^{}[\]]*?"id"\s*:\s*("(?:[^"\\]|\\.)*")/i;
const LOOKED_THROUGH = 4_096;

/**
 * The id of a command that is not valid otherwise, so that it can be answered; undefined when there is none. Its
 * key counts in any case, as in `decodeMessage`. What is no JSON may have one, too: Python writes NaN.
 */
export function readCommandId(data: Uint8Array): string | undefined {
  const text = Buffer.from(data).toString("utf8");
  const message = parse(text);
  if (message === undefined) {
    const id = parse(ID_IN_TEXT.exec(text.slice(0, LOOKED_THROUGH))?.[1] ?? "");
    return isId(id) ? id : undefined;
  }
  const given = Object.entries(message ?? {}).flatMap(([key, id]) =>
    key.toLowerCase() === "id" && isId(id) ? [{ key, id }] : [],
  );
  return (given.find(({ key }) => key === "id") ?? given.at(-1))?.id;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isId(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= LONGEST_ID;
}
