import { randomUUID } from "node:crypto";
import type { ControlAck } from "@sourceful/messaging";

/** What an ack says of its command. */
export type AckContent = Pick<ControlAck, "status" | "error" | "code">;

/** An ack of the command `ref` as it goes over the wire, keys in the order of edge-node contract 4.2. */
export function controlAck(ref: string, nowMs: number, { status, error, code }: AckContent): ControlAck {
  return {
    id: randomUUID(),
    v: 1,
    ts: nowMs,
    src: "hugin-gateway",
    ref,
    status,
    ...(error === undefined ? {} : { error }),
    ...(code === undefined ? {} : { code }),
  };
}
