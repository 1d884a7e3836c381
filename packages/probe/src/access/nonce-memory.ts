/** Nonces kept for each key; past it the older half goes. */
const MAX_NONCES = 4096;

interface KeyMemory {
  /** Signed at or before this is refused, Unix epoch ms: its nonce may have been forgotten. */
  floorMs: number;
  /** Signed time by nonce, Unix epoch ms. */
  nonces: Map<string, number>;
}

/**
 * Which signed requests were taken already. Nothing is forgotten because time passed, so setting the clock back
 * makes no request good again: when there is no more room, the oldest are forgotten by raising the least time a
 * request must have been signed at.
 */
export class NonceMemory {
  readonly #maxNonces: number;
  readonly #keys = new Map<string, KeyMemory>();
  #floorMs = Number.NEGATIVE_INFINITY;

  constructor(maxNonces: number = MAX_NONCES) {
    this.#maxNonces = maxNonces;
  }

  /** Refuses what was signed at or before `timeMs` with any key. */
  refuseBefore(timeMs: number): void {
    this.#floorMs = Math.max(this.#floorMs, timeMs);
  }

  /** True once for each request; `timeMs` is when it says it was signed. */
  claim(key: string, timeMs: number, nonce: string): boolean {
    const memory = this.#keys.get(key) ?? { floorMs: Number.NEGATIVE_INFINITY, nonces: new Map() };
    if (timeMs <= Math.max(this.#floorMs, memory.floorMs) || memory.nonces.has(nonce)) return false;
    this.#keys.set(key, memory);
    memory.nonces.set(nonce, timeMs);
    if (memory.nonces.size > this.#maxNonces) forgetOlderHalf(memory);
    return true;
  }
}

function forgetOlderHalf(memory: KeyMemory): void {
  const byTime = [...memory.nonces].sort(([, a], [, b]) => a - b);
  const forgotten = byTime.splice(0, Math.floor(byTime.length / 2));
  memory.floorMs = forgotten.at(-1)?.[1] ?? memory.floorMs;
  memory.nonces = new Map(byTime);
}
