import { canonicalFields, checkReading, isDerKind, type ReadingFields } from "@sourceful/domain";
import { pollOutcome } from "@sourceful/gateway";
import type { CallReport, LuaValue } from "@sourceful/luarunner";
import type { CallStep } from "./driver-steps.ts";

/** What one step did, in the shape `driver run --json` prints. */
export interface StepResult {
  step: string;
  ok: boolean;
  /** What the function returned: nothing is null, several values are a list. */
  returned: LuaValue | LuaValue[];
  error: string | null;
  /** Canonical field names; values that cannot be true are in `rejected`, as the gateway would not send them. */
  emits: { der: string; fields: ReadingFields; rejected?: string[] }[];
  metrics: CallReport["metrics"];
  reads: { kind: string; address: number; count: number; error?: string }[];
  requests: number;
  writes: CallReport["writes"];
  logs: CallReport["logs"];
  ms: number;
}

/** Judges a report by the gateway's rules. */
export function stepResult(step: CallStep, report: CallReport, isModbus: boolean): StepResult {
  const error = findFault(step, report, isModbus);
  const { returned, metrics, requests, writes, logs, ms } = report;
  return {
    step: step.text,
    ok: error === null,
    returned: returned.length > 1 ? returned : (returned[0] ?? null),
    error,
    emits: report.emits.map(({ der, fields }) => {
      if (!isDerKind(der)) return { der, fields };
      const checked = checkReading(der, canonicalFields(der, fields));
      const rejected = checked.violations.map(({ message }) => message);
      return { der, fields: checked.fields, ...(rejected.length > 0 ? { rejected } : {}) };
    }),
    metrics,
    reads: report.reads.map(({ kind, address, count, error: refusal }) => ({
      kind,
      address,
      count,
      ...(refusal === undefined ? {} : { error: refusal }),
    })),
    requests,
    writes,
    logs,
    ms: Math.round(ms * 10) / 10,
  };
}

function findFault({ kind }: CallStep, report: CallReport, isModbus: boolean): string | null {
  if (!report.ok) return report.error?.message ?? "the driver failed";
  if (kind === "poll") {
    const outcome = pollOutcome(report, isModbus);
    return outcome.type === "failed" ? outcome.error : null;
  }
  const failedWrite = report.writes.find(({ ok }) => !ok);
  if (failedWrite) return `the write to ${failedWrite.address} failed: ${failedWrite.error}`;
  if (kind !== "command" && kind !== "default") return null;
  const [answer] = report.returned;
  if (answer === false) return "driver returned false";
  return typeof answer === "string" && answer !== "" ? answer : null;
}
