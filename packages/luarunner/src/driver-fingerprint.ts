import { EdgeError, type FieldValue } from "@sourceful/domain";
import type { CallOptions } from "./call-options.ts";
import type { CallReport, DriverDescription } from "./call-report.ts";
import type { LuaValue } from "./lua-values.ts";

/** An endpoint somebody found, and the driver was granted. */
export interface FingerprintTarget {
  host: string;
  port: number;
  /** "modbus", "http", "https" … */
  protocol: string;
}

export interface DriverFingerprint {
  /** Only what the driver read decides: whatever goes wrong is "unknown". */
  verdict: "match" | "no_match" | "unknown";
  make?: string;
  model?: string;
  serial?: string;
  /** 0 to 1. */
  confidence?: number;
  /** Why nothing could be found out, one line. */
  error?: string;
}

/** A loaded driver, such as a DriverSession. Neither its init nor its cleanup is called: they may write. */
export interface FingerprintDriver {
  readonly description: Pick<DriverDescription, "functions">;
  call(name: string, args: readonly LuaValue[], options: CallOptions): Promise<CallReport>;
}

/**
 * Asks a driver whether the device at its endpoint is one of its own (driver-host reference 8.12). The call
 * cannot write. Never rejects for what the driver or its worker does.
 */
export async function fingerprint(
  driver: FingerprintDriver,
  target: FingerprintTarget,
  { deadlineMs }: Pick<CallOptions, "deadlineMs">,
): Promise<DriverFingerprint> {
  if (!driver.description.functions.includes("driver_fingerprint")) return { verdict: "unknown" };
  try {
    const options = { deadlineMs, writes: "none" } as const;
    return read(await driver.call("driver_fingerprint", [targetTable(target)], options));
  } catch (error) {
    if (error instanceof EdgeError) return { verdict: "unknown", error: error.message };
    throw error;
  }
}

function read({ ok, returned, error, readOutcome }: CallReport): DriverFingerprint {
  if (!ok) return { verdict: "unknown", error: error?.message ?? "the driver failed" };
  const [answer, hint] = returned;
  const { succeeded, refused, failed } = readOutcome;
  // A driver may take silence for a no.
  const wasSilent = failed > 0 && succeeded + refused === 0;
  if (wasSilent) return { verdict: "unknown", error: `none of ${failed} reads was answered` };
  const verdict = answer === true ? "match" : answer === false ? "no_match" : "unknown";
  return { verdict, ...(isTable(hint) ? identity(hint) : {}) };
}

function identity(hint: Record<string, FieldValue>): Omit<DriverFingerprint, "verdict"> {
  const texts = (["make", "model", "serial"] as const).flatMap((key) => {
    const value = hint[key];
    return typeof value === "string" && value !== "" ? [[key, value] as const] : [];
  });
  const { confidence } = hint;
  const isNumber = typeof confidence === "number" && !Number.isNaN(confidence);
  return {
    ...Object.fromEntries(texts),
    ...(isNumber ? { confidence: Math.min(1, Math.max(0, confidence)) } : {}),
  };
}

/** An HTTP driver builds its URLs from `base_url`. */
function targetTable({ host, port, protocol }: FingerprintTarget): Record<string, FieldValue> {
  if (protocol !== "http" && protocol !== "https") return { host, port, protocol };
  const isDefault = port === (protocol === "http" ? 80 : 443);
  const name = host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
  return { host, port, protocol, base_url: `${protocol}://${name}${isDefault ? "" : `:${port}`}` };
}

function isTable(value: LuaValue | undefined): value is Record<string, FieldValue> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
