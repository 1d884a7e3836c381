import { type Clock, errorMessage, type Logger } from "@sourceful/domain";
import type { EnvelopeSealer, FlexusLink } from "@sourceful/messaging";
import type { LedgerRecord } from "../core/ledger/ledger-record.ts";
import type { AuditReader } from "./audit-reader.ts";

export interface NorthboundOptions {
  readonly link: Pick<FlexusLink, "publish" | "flush" | "status" | "onStatus">;
  /** Signs for the community's node; of FLEXUS alone, so that its numbers have no gaps. */
  readonly sealer: EnvelopeSealer;
  /** The audit as far as FLEXUS was told. */
  readonly reader: Pick<AuditReader, "records" | "advance">;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What is older is told to FLEXUS no more. */
export const REPORT_VALID_MS: number = 7 * 86_400_000;
const HOUR_MS = 3_600_000;

/**
 * Tells FLEXUS what the community took and gave in each settled period that may leave. What waits for a connection
 * waits in the audit: a report is done when the server has it, and is made anew, under the same idempotency key,
 * when the node or the connection ended before that.
 */
export class Northbound {
  readonly #options: NorthboundOptions;
  readonly #stopListening: () => void;
  #isWanted = false;
  #isClosed = false;
  #sending: Promise<void> | undefined;

  /** Begins with what waits. */
  constructor(options: NorthboundOptions) {
    this.#options = options;
    this.#stopListening = options.link.onStatus(() => this.wake());
    this.wake();
  }

  /** Looks into the audit when there is a connection: something new is there. */
  wake(): void {
    this.#isWanted = true;
    this.#sending ??= this.#run();
  }

  /** Stops; what is under way is waited for. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stopListening();
    await this.#sending;
  }

  async #run(): Promise<void> {
    // What is taken together is one look.
    await Promise.resolve();
    while (this.#isWanted && this.#isOpen()) {
      this.#isWanted = false;
      try {
        await this.#send();
      } catch (thrown) {
        this.#options.logger.warn("reports to FLEXUS wait", { error: errorMessage(thrown) });
      }
    }
    this.#sending = undefined;
  }

  #isOpen(): boolean {
    return !this.#isClosed && this.#options.link.status === "connected";
  }

  async #send(): Promise<void> {
    const { reader, link, clock } = this.#options;
    let done = 0;
    for await (const { seq, effects } of reader.records()) {
      if (!this.#isOpen()) break;
      const reports = effects.flatMap((effect) =>
        effect.type === "ledger" && effect.record.isPublic ? [effect.record] : [],
      );
      const due = reports.filter(({ endMs }) => endMs + REPORT_VALID_MS > clock.nowMs());
      if (!due.every((record) => this.#publish(record))) break;
      if (due.length > 0) {
        await link.flush();
        await reader.advance(seq);
      }
      done = seq;
    }
    if (done > 0) await reader.advance(done);
  }

  /** False when there is no connection. */
  #publish(record: LedgerRecord): boolean {
    const { link, sealer, logger } = this.#options;
    const { startMs, endMs, dataClass } = record;
    const id = `period/${startMs}`;
    const facts = { atMs: endMs, dataClass, sourceRef: "ledger", validForMs: REPORT_VALID_MS } as const;
    try {
      return link.publish(sealer.seal("flexusReport", { ...facts, idem: id, body: bodyOf(id, record) }));
    } catch (thrown) {
      logger.error("a report to FLEXUS cannot be made", { startMs, error: errorMessage(thrown) });
      return true;
    }
  }
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
