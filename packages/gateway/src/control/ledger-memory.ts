import { CommandMemory } from "./command-memory.ts";
import type { LedgerEntry } from "./ledger-entry.ts";

/** What a ledger remembers: the entries that were folded into it, and nothing else. */
export class LedgerMemory {
  readonly #commands = new Map<string, CommandMemory>();
  readonly #failsafe = new Set<string>();

  /** The ids of a DER, or of another list of them. */
  of(der: string): CommandMemory {
    const known = this.#commands.get(der);
    if (known) return known;
    const made = new CommandMemory();
    this.#commands.set(der, made);
    return made;
  }

  isFailsafe(der: string): boolean {
    return this.#failsafe.has(der);
  }

  /** Takes what was written by a process before this one. */
  fold(entry: LedgerEntry): void {
    if (entry.type === "taken") this.of(entry.der).take(entry.id, entry.atMs, false);
    else if (entry.type === "done") this.of(entry.der).finish(entry.id, entry.atMs, entry.ack);
    else if (entry.isOn) this.#failsafe.add(entry.der);
    else this.#failsafe.delete(entry.der);
  }

  /** Everything that is remembered, as entries that make it again, also on top of older ones. */
  *entries(): Generator<LedgerEntry> {
    for (const der of new Set([...this.#failsafe, ...this.#commands.keys()]))
      yield { type: "failsafe", der, isOn: this.#failsafe.has(der) };
    for (const [der, commands] of this.#commands) yield* commands.entries(der);
  }
}
