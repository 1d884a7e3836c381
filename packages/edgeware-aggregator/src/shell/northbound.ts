import { errorMessage, type Logger } from "@sourceful/domain";
import type { EnvelopeSealer, FlexusLink, SealedMessage } from "@sourceful/messaging";
import type { CommunityEffect } from "../core/community-effect.ts";
import type { CommunityState } from "../core/community-state.ts";
import type { LedgerRecord } from "../core/ledger/ledger-record.ts";
import { viewFor } from "../core/publication/view-for.ts";

export interface NorthboundOptions {
  readonly link: Pick<FlexusLink, "publish" | "onStatus">;
  /** Signs for the community's node; of FLEXUS alone, so that its numbers have no gaps. */
  readonly sealer: EnvelopeSealer;
  readonly state: () => CommunityState;
  readonly logger: Logger;
}

const VALID_MS = 7 * 86_400_000;
/** Reports that wait for a connection: a week of quarter hours. */
const MOST_WAITING = 672;
const HOUR_MS = 3_600_000;

/**
 * Tells FLEXUS what the community took and gave in each settled period. Only sums over every building of a
 * community that may be published (R37), and each period once: the difference of two reports of one period would
 * tell of the building that was corrected. What cannot be sent waits, in memory.
 */
export class Northbound {
  readonly #options: NorthboundOptions;
  readonly #waiting: SealedMessage<"flexusReport">[] = [];
  readonly #reported = new Set<number>();
  readonly #stopListening: () => void;

  constructor(options: NorthboundOptions) {
    this.#options = options;
    this.#stopListening = options.link.onStatus((status) => {
      if (status === "connected") this.#send();
    });
  }

  /** Takes what was decided; for `onDecided` of a community node. */
  take(effects: readonly CommunityEffect[]): void {
    for (const effect of effects) if (effect.type === "ledger") this.#report(effect.record);
  }

  close(): void {
    this.#stopListening();
  }

  #report(record: LedgerRecord): void {
    const { sealer, state, logger } = this.#options;
    const { startMs, known, buildings, dataClass } = record;
    if (known < buildings || this.#reported.has(startMs) || !isPublic(state())) return;
    this.#reported.add(startMs);
    const [oldest] = this.#reported;
    if (this.#reported.size > MOST_WAITING && oldest !== undefined) this.#reported.delete(oldest);
    try {
      const id = `period/${startMs}`;
      const facts = { atMs: record.endMs, dataClass, sourceRef: "ledger", validForMs: VALID_MS } as const;
      this.#waiting.push(sealer.seal("flexusReport", { ...facts, idem: id, body: bodyOf(id, record) }));
    } catch (thrown) {
      logger.error("a report to FLEXUS cannot be made", { startMs, error: errorMessage(thrown) });
    }
    if (this.#waiting.length > MOST_WAITING) {
      this.#waiting.shift();
      logger.warn("a report to FLEXUS is dropped: too many wait for a connection");
    }
    this.#send();
  }

  #send(): void {
    for (;;) {
      const [next] = this.#waiting;
      if (!next || !this.#options.link.publish(next)) return;
      this.#waiting.shift();
    }
  }
}

function isPublic(state: CommunityState): boolean {
  const { community } = state.data.topology;
  return "view" in viewFor(state, { kind: "public" }, { kind: "community", id: community });
}

function bodyOf(id: string, record: LedgerRecord) {
  const { startMs, endMs, known, topologyVersion, settlement } = record;
  const [importWh, exportWh] = [record.importMilliWh / 1000, record.exportMilliWh / 1000];
  const interval = {
    start: startMs,
    end: endMs,
    quality: settlement.isAccepted ? "valid" : "estimated",
    w: (importWh - exportWh) / ((endMs - startMs) / HOUR_MS),
    import_wh: importWh,
    export_wh: exportWh,
    coverage_fraction: 1,
  } as const;
  return { id, members: known, topology_version: topologyVersion, intervals: [interval] };
}
