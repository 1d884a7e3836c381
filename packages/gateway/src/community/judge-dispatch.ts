import type { DispatchAck, Envelope } from "@sourceful/messaging";

/** What becomes of a dispatch. */
export type DispatchNews = Omit<DispatchAck, "dispatch_id" | "at">;

/** A dispatch may be from so far in the future: clocks are not the same, ms. */
const MOST_LEAD_MS = 30_000;

/** Why a dispatch of the community must not even be looked at; undefined when it can be. */
export function judgeDispatch(
  { ts, valid_for_ms: validForMs, idem, body }: Envelope<"dispatch">,
  nowMs: number,
): DispatchNews | undefined {
  const { id, action, steps = [], start, end, response_deadline: deadlineMs } = body;
  if (idem !== id) return invalid("its id is not that of its envelope");
  if (ts > nowMs + MOST_LEAD_MS) return invalid(`it is from ${ts - nowMs} ms in the future`);
  const lastMs = Math.min(ts + validForMs, deadlineMs, end ?? Number.POSITIVE_INFINITY);
  if (nowMs > lastMs) {
    return {
      status: "EXPIRED",
      reason: "expired",
      text: `its time was over ${Math.ceil(nowMs - lastMs)} ms ago`,
    };
  }
  if (action === "cancel") return undefined;
  if (start === undefined || end === undefined || start >= end) return invalid("it ends before it begins");
  let fromMs = start;
  for (const step of steps) {
    if (step.start < fromMs || step.end <= step.start || step.end > end) {
      return invalid("its steps are not one after the other from its start to its end");
    }
    fromMs = step.end;
  }
  return undefined;
}

function invalid(text: string): DispatchNews {
  return { status: "REJECTED", reason: "invalid", code: "dispatch_invalid", text };
}
