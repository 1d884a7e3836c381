import type { CallReport } from "@sourceful/luarunner";

/** What a driver call says of its device; `error` is one line. */
export type PollOutcome =
  | { readonly type: "fresh" }
  | { readonly type: "idle" }
  | { readonly type: "interrupted" }
  | { readonly type: "failed"; readonly error: string };

/**
 * Whether what a call emitted may be believed (driver-host reference 8.3). Over Modbus it takes at least one
 * answered read and no read that went unanswered; a refused read (Modbus exception) only says that this
 * device lacks a register. A call that read nothing proves nothing. For other protocols the host does not see
 * the reads, so the driver's word counts.
 */
export function pollOutcome(report: CallReport, isModbus: boolean): PollOutcome {
  // Something more urgent came; that is no news of the device.
  if (report.error?.code === "driver_cancelled") return { type: "interrupted" };
  if (!report.ok) return failed(firstLine(report.error?.message ?? "the driver failed"));
  if (!isModbus) return { type: "fresh" };
  const { succeeded, refused, failed: unanswered } = report.readOutcome;
  const all = succeeded + refused + unanswered;
  if (all === 0) return { type: "idle" };
  if (unanswered > 0) return failed(`${unanswered} of ${all} reads went unanswered${lastReadError(report)}`);
  if (succeeded === 0) return failed(`the device refused all ${all} reads${lastReadError(report)}`);
  return { type: "fresh" };
}

function failed(error: string): PollOutcome {
  return { type: "failed", error };
}

function lastReadError({ reads }: CallReport): string {
  const read = reads.findLast(({ ok }) => !ok);
  return read
    ? `, the last at ${read.kind} ${read.address}: ${firstLine(read.error ?? "no reason given")}`
    : "";
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0]?.trim() ?? "";
}
