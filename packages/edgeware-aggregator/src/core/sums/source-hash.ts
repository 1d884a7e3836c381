/** FNV-1a's 32-bit prime and two different starts (Fowler, Noll, Vo; draft-eastlake-fnv). */
const PRIME = 0x01000193;
const STARTS = [0x811c9dc5, 0xcbf29ce4] as const;

/**
 * Two 32-bit hashes of a serial, to be combined by exclusive or into a digest of a set of sources. It tells
 * sets apart, it does not prove anything against someone who chooses serials.
 */
export function sourceHash(serial: string): readonly [number, number] {
  let [high, low] = STARTS as readonly [number, number];
  for (let i = 0; i < serial.length; i++) {
    const unit = serial.charCodeAt(i);
    high = Math.imul(high ^ unit, PRIME) >>> 0;
    low = Math.imul(low ^ ((unit << 8) | (unit >> 8)), PRIME) >>> 0;
  }
  return [high, low];
}
