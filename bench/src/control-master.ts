import type { NatsConnection } from "@nats-io/transport-node";

interface Ack {
  readonly ref: string;
  readonly status: string;
  readonly error?: string;
}

const PATIENCE_MS = 20_000;

/** A master on NATS that commands batteries and waits for what becomes of it. */
export class ControlMaster {
  readonly #nats: NatsConnection;
  readonly #waiting = new Map<string, (ack: Ack) => void>();
  #count = 0;

  constructor(nats: NatsConnection) {
    this.#nats = nats;
    nats.subscribe("gateways.*.devices.*.ders.battery.control.ems.ack", {
      callback: (_error, message) => {
        const ack = message.json<Ack>();
        if (ack.status !== "ack") this.#waiting.get(ack.ref)?.(ack);
      },
    });
  }

  /** Publishes a command: when, as performance.now(), and what became of it. */
  command(serial: string, sn: string, powerW: number): { sentMs: number; ended: Promise<Ack> } {
    const id = `bench-${++this.#count}`;
    const ended = new Promise<Ack>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`nothing became of ${id}`)), PATIENCE_MS);
      this.#waiting.set(id, (ack) => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        resolve(ack);
      });
    });
    const command = { id, v: 1, ts: Date.now(), src: "bench", action: "battery", power_w: powerW };
    const sentMs = performance.now();
    this.#nats.publish(subject(serial, sn, "commands"), JSON.stringify(command));
    return { sentMs, ended };
  }

  /** Says a heartbeat and commands until a command is executed. */
  async take(serial: string, sn: string, powerW: number): Promise<void> {
    for (let attempt = 0; attempt < 100; attempt++) {
      this.heartbeat(serial, sn);
      const { status, error } = await this.command(serial, sn, powerW).ended;
      if (status === "executed") return;
      if (attempt === 99) throw new Error(`${sn} takes no command: ${error}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  /** When it was said, as performance.now(). */
  heartbeat(serial: string, sn: string): number {
    const heartbeat = { id: "beat", v: 1, ts: Date.now(), src: "bench" };
    const sentMs = performance.now();
    this.#nats.publish(subject(serial, sn, "heartbeat"), JSON.stringify(heartbeat));
    return sentMs;
  }
}

function subject(serial: string, sn: string, what: "commands" | "heartbeat"): string {
  return `gateways.${serial}.devices.${sn}.ders.battery.control.ems.${what}`;
}
