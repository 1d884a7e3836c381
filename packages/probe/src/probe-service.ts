import { type Clock, EdgeError, errorMessage, type Logger } from "@sourceful/domain";
import {
  type Bus,
  type BusMessage,
  type BusSubscription,
  buildSubject,
  encodeMessage,
} from "@sourceful/messaging";
import { decodeProbeRequest } from "./decode-probe-request.ts";
import type { ProbeAccess, ProbeAdmission } from "./probe-access.ts";
import type { ProbeDesk } from "./probe-desk.ts";
import type { ProbeRequest } from "./probe-request.ts";
import { encodeProbeResponse, type ProbeResponse } from "./probe-response.ts";

/** Tried for an answer that the server finds too large: its own limit is not known here, bytes. */
const SMALLER_ANSWERS = [262_144, 65_536, 4_096];

export interface ProbeServiceOptions {
  readonly serial: string;
  readonly bus: Pick<Bus, "publish" | "subscribe">;
  readonly desk: Pick<ProbeDesk, "answer" | "close">;
  readonly access: ProbeAccess;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * The probe on the bus (edge-node contract 7): every request is decoded, let in or refused, answered where it
 * asks for it, and accounted for. An answer that nobody asked for is not sent; its method runs all the same, as
 * the original's did.
 */
export class ProbeService {
  readonly #options: ProbeServiceOptions;
  readonly #running = new Set<Promise<void>>();
  #subscription: BusSubscription | undefined;

  constructor(options: ProbeServiceOptions) {
    this.#options = options;
  }

  /** Listens on `gateways.{serial}.hugin.probe`. */
  start(): void {
    const { bus, serial } = this.#options;
    this.#subscription ??= bus.subscribe(buildSubject("probe", { serial }), (message) => {
      const running = this.#serve(message).finally(() => this.#running.delete(running));
      this.#running.add(running);
    });
  }

  /** Stops listening, stops what runs and answers it. The bus stays open: it is the caller's. */
  async close(): Promise<void> {
    this.#subscription?.close();
    await this.#options.desk.close();
    await Promise.all(this.#running);
  }

  async #serve(message: BusMessage): Promise<void> {
    const { clock, access, logger } = this.#options;
    const startMs = clock.monotonicMs();
    const request = decodeProbeRequest(message);
    const admission = await this.#admit(request);
    const response = await this.#answer(request, admission);
    this.#reply(request, response);
    try {
      access.ended(request, {
        caller: admission.admitted ? admission.caller : undefined,
        success: response.success,
        code: response.code,
        durationMs: clock.monotonicMs() - startMs,
      });
    } catch (thrown) {
      logger.error("probe request was not accounted for", { error: errorMessage(thrown) });
    }
  }

  async #admit(request: ProbeRequest): Promise<ProbeAdmission> {
    try {
      return await this.#options.access.admit(request);
    } catch (thrown) {
      const code = thrown instanceof EdgeError ? thrown.code : "internal";
      if (code === "internal") this.#options.logger.error("probe access failed", { error: thrown });
      return { admitted: false, code, reason: errorMessage(thrown) };
    }
  }

  #answer(request: ProbeRequest, admission: ProbeAdmission): ProbeResponse | Promise<ProbeResponse> {
    const { id, method, params, problem } = request;
    const refuse = (error: string, code: NonNullable<ProbeResponse["code"]>) =>
      ({ id, success: false, error, code }) as const;
    if (!admission.admitted) return refuse(admission.reason, admission.code);
    if (problem !== undefined) return refuse(problem, "message_invalid");
    // What could not be answered is not begun: a caller would ask again and again.
    const { replyTo, progressTo } = request;
    if (replyTo !== undefined && !this.#options.access.mayPublish(replyTo, "reply")) {
      return refuse("answers must not go to that subject", "not_permitted");
    }
    const mayTell = progressTo !== undefined && this.#options.access.mayPublish(progressTo, "progress");
    const onProgress = mayTell
      ? (progress: object) => void this.#publish(progressTo, encodeMessage(progress))
      : undefined;
    return this.#options.desk.answer({ id, method, params, caller: admission.caller, onProgress });
  }

  #reply({ replyTo, method }: ProbeRequest, response: ProbeResponse): void {
    const { access, logger } = this.#options;
    if (replyTo === undefined) return;
    if (!access.mayPublish(replyTo, "reply")) {
      logger.warn("probe answer must not go where it was asked for", { method });
      return;
    }
    if (this.#publish(replyTo, encodeProbeResponse(response))) return;
    SMALLER_ANSWERS.some((maxBytes) => this.#publish(replyTo, encodeProbeResponse(response, maxBytes)));
  }

  /** False when the server would not take it at that size. */
  #publish(subject: string, payload: Uint8Array): boolean {
    try {
      this.#options.bus.publish(subject, payload);
      return true;
    } catch (thrown) {
      const { logger } = this.#options;
      logger.warn("probe message cannot be sent", { bytes: payload.length, error: errorMessage(thrown) });
      return false;
    }
  }
}
