import { BoundedSet } from "./bounded-set.ts";
import type { ServerLimits } from "./server-limits.ts";

/** What seating needs of a connection. */
export interface Seated {
  /** Goes at once: it was not let in yet. */
  evict(): void;
  /** Makes way for a newer connection of the same user. */
  supersede(): void;
}

/**
 * How many connections may wait to be let in, and how many a user may have: one more, and the oldest goes. So
 * neither strangers nor one user take the places of all.
 */
export class Seating<Connection extends Seated> {
  readonly #limits: Pick<ServerLimits, "maxUnauthenticated" | "maxConnectionsPerUser">;
  readonly #strangers: BoundedSet<Connection>;
  readonly #users = new Map<Connection, string>();
  readonly #byUser = new Map<string, BoundedSet<Connection>>();

  constructor(limits: Pick<ServerLimits, "maxUnauthenticated" | "maxConnectionsPerUser">) {
    this.#limits = limits;
    this.#strangers = new BoundedSet(limits.maxUnauthenticated, (oldest) => oldest.evict());
  }

  /** It has to say who it is. */
  enter(connection: Connection): void {
    this.#strangers.add(connection);
  }

  /** It was let in; as nobody in particular ("") it is not counted. Whoever says CONNECT again may be somebody else by now. */
  admit(connection: Connection, user: string): void {
    this.leave(connection);
    if (user === "") return;
    const { maxConnectionsPerUser } = this.#limits;
    const own =
      this.#byUser.get(user) ?? new BoundedSet(maxConnectionsPerUser, (oldest) => oldest.supersede());
    this.#users.set(connection, user);
    this.#byUser.set(user, own);
    own.add(connection);
  }

  leave(connection: Connection): void {
    this.#strangers.delete(connection);
    const user = this.#users.get(connection);
    if (user === undefined) return;
    this.#users.delete(connection);
    const own = this.#byUser.get(user);
    own?.delete(connection);
    if (own?.size === 0) this.#byUser.delete(user);
  }
}
