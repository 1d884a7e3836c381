import { type Clock, type Logger, systemClock } from "@sourceful/domain";
import { type Bus, connectBus } from "@sourceful/messaging";
import { BuildingRecord, BuildingReporter, type Street } from "@sourceful/simulator";

export interface StreetLifeOptions {
  readonly street: Street;
  readonly natsUrl: string;
  /** The street's. */
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A building sends a message this often: ten samples, one a second. */
const MESSAGE_MS = 10_000;

/** Lets every house and meter of a street report over a real bus, signed and recorded as edge nodes do. */
export class StreetLife {
  readonly #bus: Bus;
  readonly #reporters: readonly BuildingReporter[];

  static async start({ street, natsUrl, clock, logger }: StreetLifeOptions): Promise<StreetLife> {
    const bus = await connectBus({ url: natsUrl, name: "street", clock: systemClock, logger });
    const { community } = street.config;
    let secondMs = 0;
    const read = (serial: string) => {
      const nowMs = clock.nowMs();
      // What the street does changes on whole seconds; solving its network once for each is enough.
      if (nowMs - secondMs >= 1000) {
        secondMs = Math.floor(nowMs / 1000) * 1000;
        street.advance(nowMs);
      }
      return street.read(serial);
    };
    const serials = [...street.houses, ...street.meters];
    const reporters = serials.map(
      (serial) =>
        new BuildingReporter({
          serial,
          community,
          key: street.key(serial),
          boot: 1,
          record: new BuildingRecord({ serial, community, key: street.key(serial), clock, epoch: 1 }),
          bus,
          clock,
          read: () => read(serial),
        }),
    );
    for (const [i, reporter] of reporters.entries()) reporter.start((i * MESSAGE_MS) / reporters.length);
    return new StreetLife(bus, reporters);
  }

  private constructor(bus: Bus, reporters: readonly BuildingReporter[]) {
    this.#bus = bus;
    this.#reporters = reporters;
  }

  async close(): Promise<void> {
    for (const reporter of this.#reporters) reporter.stop();
    await this.#bus.close();
  }
}
