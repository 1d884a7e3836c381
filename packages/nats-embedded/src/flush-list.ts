/** Something that holds bytes back until it is told to send them. */
export interface Flushable {
  /** Sends what is collected; true when its client is so far behind that publishers should wait. */
  flush(): boolean;
}

/** Who got something since the last flush: each is flushed once per processed chunk, however much it got. */
export class FlushList {
  #waiting: Flushable[] = [];

  /** The caller adds itself only once between flushes. */
  add(flushable: Flushable): void {
    this.#waiting.push(flushable);
  }

  /** Flushes everyone; true when any of them is far behind. */
  flush(): boolean {
    const waiting = this.#waiting;
    if (waiting.length === 0) return false;
    this.#waiting = [];
    let isAnyBehind = false;
    for (const flushable of waiting) if (flushable.flush()) isAnyBehind = true;
    return isAnyBehind;
  }
}
