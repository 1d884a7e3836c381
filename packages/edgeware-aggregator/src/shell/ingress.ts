import { dirname } from "node:path";
import { type Clock, errorMessage, FloodGate, type Logger, type Timer } from "@sourceful/domain";
import { type FileSystem, nodeFileSystem, readWholeFile, replaceFile } from "@sourceful/journal";
import {
  type Bus,
  type BusMessage,
  type BusSubscription,
  buildingStream,
  buildSubjectPattern,
  signedRecord,
  type UpstreamBatch,
  type UpstreamPosition,
  UpstreamReceiver,
  type UpstreamRecord,
} from "@sourceful/messaging";
import type { CommunityNode } from "./community-node.ts";

export interface IngressOptions {
  readonly bus: Pick<Bus, "publish" | "subscribe">;
  readonly community: string;
  readonly node: Pick<CommunityNode, "open" | "receive" | "state" | "take">;
  /** Where it is kept how far each building's record was received. */
  readonly positionsFile: string;
  /** The machine's when not given. */
  readonly fileSystem?: FileSystem;
  readonly clock: Clock;
  readonly logger: Logger;
}

const NAME = "edgeware";
const TICK_MS = 1000;
/** Of what is not let in and takes no number so many are kept in 10 s: anybody can send it. */
const MOST_REFUSED = 50;
/** How often it is told how many were not, and how many the log did not take. */
const TELL_EVERY_MS = 10_000;

/**
 * Takes in what buildings say: their record gap-free and in order, acknowledged when it is in the community's log;
 * signs of life, and what has no number because a building's disk failed, as they come. And lets time pass.
 */
export class Ingress {
  readonly #options: IngressOptions;
  readonly #receiver: UpstreamReceiver;
  readonly #positions: Map<string, UpstreamPosition>;
  #heartbeats: BusSubscription | undefined;
  #timer: Timer | undefined;
  #ticking: Promise<unknown> = Promise.resolve();
  #saving: Promise<void> = Promise.resolve();
  #isSaved = true;
  readonly #refusals: FloodGate;
  /** What was refused and not kept, and when that was told last, monotonic ms. */
  #unkept = 0;
  /** What the log did not take and nobody sends again, and why. */
  #lost = 0;
  #whyLost = "";
  #toldMs = Number.NEGATIVE_INFINITY;

  /** What was stored before and is not told anew comes twice and has no second effect. */
  static async open(options: IngressOptions): Promise<Ingress> {
    const { positionsFile, fileSystem = nodeFileSystem, logger } = options;
    let positions = new Map<string, UpstreamPosition>();
    try {
      const kept = await readWholeFile(fileSystem, positionsFile);
      if (kept) positions = new Map(JSON.parse(kept.toString()) as [string, UpstreamPosition][]);
    } catch (thrown) {
      logger.warn("how far records were received is not known; all there is is asked for", {
        file: positionsFile,
        error: errorMessage(thrown),
      });
    }
    return new Ingress(options, positions);
  }

  private constructor(options: IngressOptions, positions: Map<string, UpstreamPosition>) {
    const { bus, community, clock, logger } = options;
    this.#options = options;
    this.#positions = positions;
    this.#refusals = new FloodGate(clock, MOST_REFUSED);
    const believed = signedRecord((message) => this.#options.node.open(message));
    this.#receiver = new UpstreamReceiver({
      bus,
      name: NAME,
      stream: buildingStream(community),
      positions,
      store: (batch) => this.#store(batch),
      isWanted: (serial) => this.#options.node.state.derived.index.places.has(serial),
      isGenuine: believed.isGenuine,
      readFetched: (message) => {
        const answer = believed.readFetched(message);
        if (!answer) this.#receive(message);
        return answer;
      },
      onForged: (record) => this.#receive(record, record),
      onUnkept: (message) => this.#receive(message),
      clock,
      logger,
    });
  }

  start(): void {
    const { bus, community } = this.#options;
    this.#receiver.start();
    const signsOfLife = buildSubjectPattern("buildingHeartbeat", { community });
    this.#heartbeats = bus.subscribe(signsOfLife, (message) => this.#receive(message));
    this.#tickLater();
  }

  /** Hears nothing more, and waits until what was heard is in the log. */
  async close(): Promise<void> {
    this.#timer?.cancel();
    this.#heartbeats?.close();
    await this.#receiver.close();
    await this.#ticking;
    await this.#saving;
    await this.#save();
    this.#tell(0);
  }

  async #store({ serial, records, missing, through }: UpstreamBatch): Promise<void> {
    const { node, logger } = this.#options;
    if (missing.length > 0)
      logger.warn("a building's record has gaps for good", { building: serial, missing });
    await Promise.all(records.map(({ subject, data }) => node.receive({ subject, data })));
    this.#positions.set(serial, through);
    this.#isSaved = false;
  }

  /**
   * What comes once: when the log does not take it the message is lost. Of a flood that is not let in a part is kept.
   * All others are counted.
   */
  #receive(message: BusMessage, as?: UpstreamRecord): void {
    const { node } = this.#options;
    const isLetIn = as === undefined && node.open(message).ok;
    if (!isLetIn && !this.#refusals.admits()) {
      this.#unkept += 1;
      return;
    }
    node.receive(message, as).catch((thrown: unknown) => {
      this.#lost += 1;
      this.#whyLost = errorMessage(thrown);
    });
  }

  #tickLater(): void {
    const { clock, node } = this.#options;
    this.#timer = clock.after(TICK_MS, () => {
      // Log and fold tell themselves why they cannot; the next tick tells the time as well.
      this.#ticking = node.take({ type: "tick" }).catch(() => undefined);
      this.#saving = this.#saving.then(() => this.#save());
      this.#tell(TELL_EVERY_MS);
      this.#tickLater();
    });
  }

  #tell(everyMs: number): void {
    const { clock, logger } = this.#options;
    const isQuiet = this.#unkept === 0 && this.#lost === 0;
    if (isQuiet || clock.monotonicMs() - this.#toldMs < everyMs) return;
    if (this.#unkept > 0) {
      logger.warn("messages that are not let in come too fast; some were not kept", { count: this.#unkept });
    }
    if (this.#lost > 0) {
      const facts = { count: this.#lost, error: this.#whyLost };
      logger.error("messages without a number are lost: the log does not take them", facts);
    }
    this.#unkept = 0;
    this.#lost = 0;
    this.#toldMs = clock.monotonicMs();
  }

  async #save(): Promise<void> {
    if (this.#isSaved) return;
    this.#isSaved = true;
    const { positionsFile, fileSystem = nodeFileSystem, logger } = this.#options;
    try {
      await fileSystem.makeDirectory(dirname(positionsFile));
      await replaceFile(fileSystem, positionsFile, Buffer.from(JSON.stringify([...this.#positions])));
    } catch (thrown) {
      this.#isSaved = false;
      logger.warn("how far records were received could not be kept", { error: errorMessage(thrown) });
    }
  }
}
