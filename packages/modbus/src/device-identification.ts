/** One answer to a read of device identification, as far as it goes. */
export interface IdentificationPart {
  /** Object id → text. */
  readonly objects: ReadonlyMap<number, string>;
  /** Id of the object with which the rest begins; undefined when there is no rest. */
  readonly nextObjectId: number | undefined;
}

/**
 * Decodes what follows function 43, type 14 (Modbus Application Protocol V1.1b3, section 6.21): level,
 * conformity, more follows, next object id, number of objects, then id, length and text of each. Texts are
 * ASCII by the standard; what is none is read as Latin-1. NUL and space at the end of a text are taken off.
 *
 * Throws a plain Error with a reason when lengths do not add up.
 */
export function decodeIdentification(data: Uint8Array): IdentificationPart {
  if (data.length < 5) throw new Error(`device identification of ${data.length} bytes`);
  const objects = new Map<number, string>();
  let at = 5;
  for (let index = 0; index < data[4]!; index++) {
    const length = data[at + 1];
    if (length === undefined || at + 2 + length > data.length) {
      throw new Error("device identification ends within an object");
    }
    const text = Buffer.from(data.subarray(at + 2, at + 2 + length)).toString("latin1");
    objects.set(data[at]!, text.replace(/[\0 ]+$/, ""));
    at += 2 + length;
  }
  return { objects, nextObjectId: data[2] === 0xff ? data[3] : undefined };
}
