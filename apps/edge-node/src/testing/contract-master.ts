import { expect, vi } from "vitest";
import type { OutsidePeer } from "./outside-peer.ts";

/** What the contract, 4.2, says an ack is; `code` is ours. */
export interface ContractAck {
  readonly id: string;
  readonly v: number;
  readonly ts: number;
  readonly src: string;
  readonly ref: string;
  readonly status: string;
  readonly error?: string;
  readonly code?: string;
}

const PATIENCE = { timeout: 30_000, interval: 10 };
/** Without any answer for this long a command counts as lost, ms. */
const LOST_AFTER_MS = 5_000;

/** Somebody who commands one DER in the words of the contract, 4, and of nothing else. */
export class ContractMaster {
  /** Its connection; another one after the node has started again. */
  peer: OutsidePeer | undefined;
  readonly #subject: string;
  readonly #prefix: string;
  #count = 0;

  constructor(serial: string, sn: string, derType: string) {
    this.#subject = `gateways.${serial}.devices.${sn}.ders.${derType}.control.ems`;
    this.#prefix = `${sn}-${derType}`;
  }

  /** Sends a command, with what `more` says instead or beside; its id. */
  command(powerW: number, more: Readonly<Record<string, unknown>> = {}): string {
    const id = typeof more["id"] === "string" ? more["id"] : `${this.#prefix}-${++this.#count}`;
    const base = { id, v: 1, ts: Date.now(), src: "nova-core", action: "battery", power_w: powerW };
    this.#speak("commands", { ...base, ...more });
    return id;
  }

  heartbeat(src = "nova-core"): void {
    this.#speak("heartbeat", { id: `beat-${Date.now()}`, v: 1, ts: Date.now(), src });
  }

  /** Sends the text as a command or heartbeat, whatever it is. */
  say(what: "commands" | "heartbeat", text: string | object): void {
    this.#speak(what, text);
  }

  /** Every ack there was, oldest first; those of one command when `ref` is given. */
  acks(ref?: string): readonly ContractAck[] {
    const all = this.peer?.on<ContractAck>(`${this.#subject}.ack`) ?? [];
    return ref === undefined ? all : all.filter((ack) => ack.ref === ref);
  }

  /** The last word on a command, if it came. */
  final(ref: string): ContractAck | undefined {
    return this.acks(ref).find(({ status }) => status !== "ack");
  }

  /** The last word on a command, when it comes. */
  async outcome(ref: string): Promise<ContractAck> {
    await vi.waitFor(() => expect(this.final(ref)).toBeDefined(), PATIENCE);
    return this.final(ref) as ContractAck;
  }

  /** What was said on a command until its last word. */
  async answers(ref: string): Promise<string[]> {
    await this.outcome(ref);
    return this.acks(ref).map(({ status }) => status);
  }

  /**
   * Says a heartbeat and commands, until a command is executed, whose id this resolves with; a bus may lose some while
   * somebody is not there.
   */
  async take(powerW: number, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const endMs = performance.now() + PATIENCE.timeout;
    for (;;) {
      this.heartbeat(typeof more["src"] === "string" ? more["src"] : undefined);
      const id = this.command(powerW, more);
      for (let lookedMs = 0; lookedMs < LOST_AFTER_MS && !this.final(id); lookedMs += 10) await pause(10);
      const last = this.final(id);
      if (last?.status === "executed") return id;
      if (performance.now() > endMs) throw new Error(`${this.#prefix} takes no command: ${last?.error}`);
      await pause(50);
    }
  }

  #speak(what: string, message: object | string): void {
    this.peer?.say(`${this.#subject}.${what}`, message);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
