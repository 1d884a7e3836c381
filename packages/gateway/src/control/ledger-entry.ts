import { ProtocolError } from "@sourceful/domain";
import type { DispatchAck } from "@sourceful/messaging";
import type { CommandOutcome } from "./command-outcome.ts";

/** The last answer to a command, as it was sent. */
export interface FinalAck extends CommandOutcome {
  /** Of the ack message. */
  readonly id: string;
  /** When it was sent, Unix epoch ms. */
  readonly ts: number;
}

/** What the ledger keeps as the last answer to an id: a command's, or a dispatch's. */
export type KeptAnswer = FinalAck | DispatchAck;

/**
 * What the ledger's journal holds. `der` is `{deviceId}/{derType}`, or `dispatches {community}`. `taken`: the command may be run from now
 * on. `done`: its answer. `failsafe`: whether a restart must resume failsafe.
 */
export type LedgerEntry =
  | { readonly type: "taken"; readonly der: string; readonly id: string; readonly atMs: number }
  | {
      readonly type: "done";
      readonly der: string;
      readonly id: string;
      readonly atMs: number;
      readonly ack: KeptAnswer;
    }
  | { readonly type: "failsafe"; readonly der: string; readonly isOn: boolean };

/** Entries as one journal record: JSON, a list, because a snapshot has many. */
export function encodeLedgerEntries(entries: readonly LedgerEntry[]): Uint8Array {
  return Buffer.from(JSON.stringify(entries));
}

/** @throws ProtocolError `message_invalid` for a record that is none of ours */
export function decodeLedgerEntries(payload: Uint8Array): LedgerEntry[] {
  try {
    return JSON.parse(Buffer.from(payload).toString("utf8")) as LedgerEntry[];
  } catch (cause) {
    throw new ProtocolError("a record of the command ledger cannot be read", {
      code: "message_invalid",
      cause,
    });
  }
}
