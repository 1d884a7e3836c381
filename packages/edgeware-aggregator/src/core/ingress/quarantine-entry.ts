import type { ReceptionCode } from "@sourceful/messaging";
import type { ReasonCode } from "./reason.ts";

/** A message that is kept out of the state, whole or in part. Never deleted from the log, only released or left (C-37 A4). */
export interface QuarantineEntry {
  /** `q` and the position of the message in the log. */
  readonly id: string;
  readonly position: number;
  readonly atMs: number;
  /** Who signed it; absent when that is not known, and such a message cannot be released. */
  readonly serial?: string;
  /** The message's own numbers, if they are known to be. */
  readonly boot?: number;
  readonly seq?: number;
  readonly gate: string;
  readonly code: ReceptionCode;
  /** Each reason with the samples it concerns, or none when it concerns the whole message. */
  readonly findings: readonly QuarantineFinding[];
  /** Who released it, when and why. */
  readonly released?: { readonly actor: string; readonly atMs: number; readonly explanation: string };
}

export interface QuarantineFinding {
  readonly reason: ReasonCode | "refused";
  readonly message: string;
  /** Index in the message's samples. */
  readonly sample?: number;
}

/** The name under which the message at that position is kept. */
export function quarantineId(position: number): string {
  return `q${position}`;
}

/** Names a sender's message by its numbers. */
export function messageKey(sender: string, boot: number, seq: number): string {
  return `${sender} ${boot} ${seq}`;
}
