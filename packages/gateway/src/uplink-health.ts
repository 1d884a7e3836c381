import type { Clock, Logger } from "@sourceful/domain";
import type { UplinkState } from "@sourceful/messaging";

/** What is known of the way out of the building at one moment. */
export type UplinkStatus =
  | {
      readonly connected: true;
      /** Where it goes, without credentials; unchanged when not given. */
      readonly url?: string;
      /** Name of the server at the other end. */
      readonly server?: string;
    }
  | { readonly connected: false; readonly reason: string; readonly error: string };

export interface UplinkHealthOptions {
  /** `server`: the bus itself; `leaf`: the embedded server's connection to another one. */
  readonly kind: "server" | "leaf";
  /** Where it goes, without credentials. */
  readonly url: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Reasons that go away by themselves when the network does its part; the others need a person. */
const PASSING_REASONS: readonly string[] = ["unreachable", "lost"];
/**
 * How long a refusal stands before it is an alarm, ms. A leaf shows the same credentials each time; a client of
 * a server makes a new token for each attempt, which a clock being set may heal.
 */
const ALARM_AFTER_MS = { leaf: 0, server: 60_000 } as const;
const FIRST_REMINDER_MS = 60_000;
const REMINDER_EVERY_MS = 15 * 60_000;

/**
 * How the way out of the building is doing, for the state message and for whoever reads the log: an error once
 * an outage that needs a person, a warning after a minute and every 15 of any outage, and how long it was when
 * it is over.
 */
export class UplinkHealth {
  readonly #options: UplinkHealthOptions;
  readonly #listeners = new Set<() => void>();
  #url: string;
  #status: UplinkStatus | undefined;
  /** Wall clock for people, monotonic for durations. */
  #sinceMs: number;
  #sinceMonotonicMs: number;
  #refusedSinceMs: number | undefined;
  #nextReminderMs = FIRST_REMINDER_MS;
  #hasAlarmed = false;
  #outages = 0;
  #lastOutageMs: number | undefined;

  constructor(options: UplinkHealthOptions) {
    this.#options = options;
    this.#url = options.url;
    this.#sinceMs = options.clock.nowMs();
    this.#sinceMonotonicMs = options.clock.monotonicMs();
  }

  /** As it is told in the gateway's state. */
  get state(): UplinkState {
    const status = this.#status;
    return {
      kind: this.#options.kind,
      url: this.#url,
      connected: status?.connected === true,
      since_s: Math.floor(this.#sinceMs / 1000),
      ...(status?.connected && status.server !== undefined ? { server: status.server } : {}),
      ...(status?.connected === false ? { reason: status.reason, error: oneLine(status.error) } : {}),
      outages: this.#outages,
      ...(this.#lastOutageMs === undefined ? {} : { last_outage_s: Math.round(this.#lastOutageMs / 1000) }),
    };
  }

  /** Takes in how it is now: at each change, and at least with each failed attempt. */
  observe(status: UplinkStatus): void {
    const before = this.#status;
    this.#status = status;
    if (status.connected) this.#connected(status, before);
    else this.#disconnected(status, before);
    const hasChanged =
      before?.connected !== status.connected ||
      (!before.connected && !status.connected && before.reason !== status.reason);
    if (hasChanged) for (const listener of this.#listeners) listener();
  }

  /** Calls `listener` when it begins or ceases to work, or does not work for another reason. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #connected({ url }: UplinkStatus & { connected: true }, before: UplinkStatus | undefined): void {
    this.#url = url ?? this.#url;
    if (before?.connected) return;
    if (before) {
      this.#outages += 1;
      this.#lastOutageMs = this.#elapsedMs();
      const outageS = Math.round(this.#lastOutageMs / 1000);
      this.#options.logger.info("uplink is back", { url: this.#url, outageS });
    }
    this.#begin();
  }

  #disconnected(
    { reason, error }: UplinkStatus & { connected: false },
    before: UplinkStatus | undefined,
  ): void {
    const { kind, clock, logger } = this.#options;
    if (before?.connected) this.#begin();
    const nowMs = clock.monotonicMs();
    if (PASSING_REASONS.includes(reason)) this.#refusedSinceMs = undefined;
    else this.#refusedSinceMs ??= nowMs;
    const fields = { url: this.#url, reason, error: oneLine(error) };
    const downS = Math.round(this.#elapsedMs() / 1000);
    if (
      !this.#hasAlarmed &&
      this.#refusedSinceMs !== undefined &&
      nowMs - this.#refusedSinceMs >= ALARM_AFTER_MS[kind]
    ) {
      this.#hasAlarmed = true;
      logger.error("uplink refused; it needs attention", { ...fields, downS });
    } else if (this.#elapsedMs() >= this.#nextReminderMs) {
      logger.warn("uplink still down", { ...fields, downS });
    }
    while (this.#nextReminderMs <= this.#elapsedMs()) this.#nextReminderMs += REMINDER_EVERY_MS;
  }

  #begin(): void {
    this.#sinceMs = this.#options.clock.nowMs();
    this.#sinceMonotonicMs = this.#options.clock.monotonicMs();
    this.#refusedSinceMs = undefined;
    this.#nextReminderMs = FIRST_REMINDER_MS;
    this.#hasAlarmed = false;
  }

  #elapsedMs(): number {
    return this.#options.clock.monotonicMs() - this.#sinceMonotonicMs;
  }
}

function oneLine(text: string): string {
  return text.split(/[\r\n]/, 1)[0]?.trim() ?? "";
}
