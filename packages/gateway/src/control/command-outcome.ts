import { errorMessage } from "@sourceful/domain";
import type { CallReport, LuaValue } from "@sourceful/luarunner";
import type { ControlCode } from "@sourceful/messaging";

/** How a command ended. */
export interface CommandOutcome {
  readonly status: "executed" | "failed";
  /** Kind of failure; of a site guard's refusal, its own. */
  readonly code?: string;
  /** Why it failed, one line. */
  readonly error?: string;
}

/** A command's end as the driver's call shows it. */
export interface CallVerdict {
  readonly outcome: CommandOutcome;
  /** It failed after it began to write, or may have: nobody knows what the device does now. */
  readonly isAmbiguous: boolean;
}

const LONGEST_ERROR = 512;
const EXECUTED: CommandOutcome = { status: "executed" };

/** A failed command. */
export function failedOutcome(code: ControlCode, error: string): CommandOutcome {
  return { status: "failed", code, error };
}

/** With an error that fits into messages and records, whatever the driver said. */
export function boundedOutcome(outcome: CommandOutcome): CommandOutcome {
  const { error } = outcome;
  return error === undefined ? outcome : { ...outcome, error: error.slice(0, LONGEST_ERROR) };
}

/**
 * What became of a call of `driver_command` (edge-node contract 4.1, 5; driver-host reference 8.11). What the
 * host saw wins over what the driver says: a write that is left failed fails the command.
 */
export function commandVerdict(report: CallReport): CallVerdict {
  return judge(report, answerProblem(report.returned));
}

/** The same of `driver_command_v2`, which answers a table (control runtime v2, "Calls and results"). */
export function commandV2Verdict(report: CallReport): CallVerdict {
  return judge(report, v2Problem(report));
}

/** Whether the driver knows no such command in its v2 function and wrote nothing: the older function may. */
export function isUndeclared({ ok, returned, writes, exchanges }: CallReport): boolean {
  const { status, code } = asTable(returned[0]);
  return (
    ok && status === "rejected" && code === "undeclared_command" && writes.length + exchanges.length === 0
  );
}

/** What keeps a call of `driver_default_mode` from being confirmed; undefined when nothing does. */
export function defaultProblem(report: CallReport): string | undefined {
  const outcome = boundedOutcome(commandVerdict(report).outcome);
  return outcome.status === "executed" ? undefined : (outcome.error ?? outcome.code);
}

/** A call that rejected: its worker died under it, or the driver was closed. */
export function lostVerdict(thrown: unknown): CallVerdict {
  return { outcome: failedOutcome("outcome_unknown", errorMessage(thrown)), isAmbiguous: true };
}

function judge(report: CallReport, problem: CommandOutcome | undefined): CallVerdict {
  const outcome = callProblem(report) ?? problem ?? writeProblem(report) ?? EXECUTED;
  return { outcome, isAmbiguous: outcome.status === "failed" && hasTriedToWrite(report) };
}

function callProblem({ ok, error }: CallReport): CommandOutcome | undefined {
  if (ok) return undefined;
  const text = errorMessage(error?.message ?? "the driver failed");
  switch (error?.code) {
    case "command_expired":
    case "driver_over_budget":
      return failedOutcome(error.code, text);
    case "driver_cancelled":
      return failedOutcome("shutting_down", text);
    default:
      return failedOutcome("driver_failed", text);
  }
}

function answerProblem([answer]: readonly LuaValue[]): CommandOutcome | undefined {
  if (answer === false) return failedOutcome("driver_refused", "driver returned false");
  // Drivers return the reason of a failure as a text (driver-host reference 2).
  if (typeof answer === "string" && answer !== "")
    return failedOutcome("driver_refused", errorMessage(answer));
  return undefined;
}

function v2Problem({ returned, writes, exchanges, readOutcome }: CallReport): CommandOutcome | undefined {
  const { status, code, message, evidence } = asTable(returned[0]);
  if (status !== "applied" && status !== "accepted") {
    const parts = [status ?? "no result", code, message].filter((part) => typeof part === "string");
    return failedOutcome("driver_refused", errorMessage(parts.join(": ")));
  }
  const claimed = Array.isArray(evidence) ? evidence : [];
  const hasWritten =
    writes.some(({ ok }) => ok) || exchanges.some((exchange) => exchange.ok && isWrite(exchange));
  const isShort =
    (status === "applied" && !hasWritten) ||
    (claimed.includes("write_ack") && !hasWritten) ||
    (claimed.includes("readback") && (!hasWritten || readOutcome.succeeded === 0));
  return isShort
    ? failedOutcome("evidence_missing", `driver says ${status}, but the host saw nothing that would prove it`)
    : undefined;
}

/** The first write that was not made good by a later one to the same place. */
function writeProblem({ writes, exchanges }: CallReport): CommandOutcome | undefined {
  const last = new Map<string, { ok: boolean; error?: string }>();
  for (const write of writes) last.set(`register ${write.address}`, write);
  for (const exchange of exchanges) {
    if (isWrite(exchange)) last.set(`${exchange.protocol} ${exchange.action} ${exchange.target}`, exchange);
  }
  for (const [place, { ok, error = "no reason given" }] of last) {
    if (!ok) return failedOutcome("write_failed", `write to ${place} failed: ${errorMessage(error)}`);
  }
  return undefined;
}

function hasTriedToWrite({ writes, exchanges }: CallReport): boolean {
  return writes.length > 0 || exchanges.some(isWrite);
}

function isWrite({ protocol, action }: CallReport["exchanges"][number]): boolean {
  if (protocol === "http") return action !== "GET";
  return action === "publish" || action === "send";
}

function asTable(value: LuaValue | undefined): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
