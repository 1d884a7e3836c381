import { endpointKey, type ModbusEndpoint } from "./modbus-endpoint.ts";
import { ModbusSession, type SessionDependencies } from "./modbus-session.ts";

/** A share in a session. */
export interface SessionLease {
  readonly session: ModbusSession;
  /** Gives the share back; the last one closes the session. Calling it again does nothing more. */
  release(): Promise<void>;
}

interface Shared {
  readonly session: ModbusSession;
  leases: number;
}

/** One session per endpoint, however many devices use it: many devices accept a single client. */
export class SessionPool {
  readonly #dependencies: SessionDependencies;
  readonly #sessions = new Map<string, Shared>();

  constructor(dependencies: SessionDependencies) {
    this.#dependencies = dependencies;
  }

  /** The endpoint's session, made when nobody holds it. */
  acquire(endpoint: ModbusEndpoint): SessionLease {
    const key = endpointKey(endpoint);
    let shared = this.#sessions.get(key);
    if (!shared) {
      shared = { session: new ModbusSession(endpoint, this.#dependencies), leases: 0 };
      this.#sessions.set(key, shared);
    }
    return this.#lease(key, shared);
  }

  /** Closes every session, whoever holds it. */
  async close(): Promise<void> {
    const sessions = [...this.#sessions.values()].map(({ session }) => session);
    this.#sessions.clear();
    await Promise.all(sessions.map((session) => session.close()));
  }

  #lease(key: string, shared: Shared): SessionLease {
    shared.leases += 1;
    let released: Promise<void> | undefined;
    const release = async () => {
      shared.leases -= 1;
      if (shared.leases > 0) return;
      if (this.#sessions.get(key) === shared) this.#sessions.delete(key);
      await shared.session.close();
    };
    return {
      session: shared.session,
      release: () => {
        released ??= release();
        return released;
      },
    };
  }
}
