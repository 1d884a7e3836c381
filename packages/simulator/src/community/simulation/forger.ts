import type { RandomSource } from "../../random-source.ts";
import type { Connection } from "./virtual-network.ts";

/** How many messages it remembers. */
const REMEMBERED = 64;

/**
 * Somebody on the bus without anybody's key: says again what others said before, and changes a byte of it, and
 * says what makes no sense.
 */
export class Forger {
  readonly #connection: Connection;
  readonly #random: RandomSource;
  readonly #heard: { readonly subject: string; readonly data: Uint8Array }[] = [];

  constructor(connection: Connection, pattern: string, random: RandomSource) {
    this.#connection = connection;
    this.#random = random;
    connection.subscribe(pattern, ({ subject, data }) => {
      this.#heard.push({ subject, data });
      if (this.#heard.length > REMEMBERED) this.#heard.shift();
    });
  }

  /** Does one of its tricks with something it heard. */
  strike(): void {
    const random = this.#random;
    const heard = this.#heard[Math.floor(this.#heard.length * random.next())];
    if (!heard) return;
    const { subject } = heard;
    const data = Buffer.from(heard.data);
    const trick = random.next();
    const at = Math.floor(data.length * random.next());
    if (trick < 0.4) data[at] = (data[at] as number) ^ (1 << Math.floor(8 * random.next()));
    else if (trick < 0.6) return void this.#connection.publish(subject, data.subarray(0, at));
    this.#connection.publish(subject, data);
  }
}
