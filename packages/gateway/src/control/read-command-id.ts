/** Longest id that is answered, characters: an ack echoes it. */
const LONGEST_ID = 1_024;

/** The id of a command that is not valid otherwise, so that it can be answered; undefined when there is none. */
export function readCommandId(data: Uint8Array): string | undefined {
  try {
    const message: unknown = JSON.parse(Buffer.from(data).toString("utf8"));
    const id = typeof message === "object" && message !== null && "id" in message ? message.id : undefined;
    return typeof id === "string" && id !== "" && id.length <= LONGEST_ID ? id : undefined;
  } catch {
    return undefined;
  }
}
