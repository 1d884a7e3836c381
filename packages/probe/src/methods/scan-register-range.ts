import { EdgeError, type ErrorCode, errorMessage, ProtocolError, sleep } from "@sourceful/domain";
import { ModbusLine, type RegisterSpace } from "../modbus-line.ts";
import { defineProbeMethod, type ProbeCall, type ProbeMethod } from "../probe-method.ts";
import type { ProbeSite } from "../probe-site.ts";
import { registerSpace } from "../register-space.ts";
import { MODBUS_PARAMS, REGISTER_PARAMS } from "../target-params.ts";

const MAX_SPAN = 1_000;
const CHUNK = 50;
/** What is left of a chunk that was refused is asked for in blocks of this. */
const SMALL_CHUNK = 10;
const PAUSE_MS = 20;

/** Blocks in a row a unit that is polled may leave unanswered: at the third its polls would be held back too. */
const MAX_SILENT_OF_POLLED = 2;

/** What may befall one read and not the next; anything else ends the scan. */
const ABOUT_REGISTERS: ReadonlySet<ErrorCode> = new Set([
  "connection_failed",
  "connection_lost",
  "modbus_exception",
  "modbus_reply_invalid",
  "modbus_timeout",
  "modbus_unit_suspended",
]);

interface Block {
  readonly from: number;
  readonly to: number;
}

interface Scan {
  readonly values: Map<number, number>;
  readonly failed: (Block & { readonly error: string })[];
  /** Blocks in a row that got no answer. */
  silent: number;
}

/**
 * Reads a range of registers in chunks and tells which are not zero, and which were not answered: silence is not
 * zero. A refused chunk is asked for again in smaller ones, so that one absent register hides few others.
 */
export function scanRegisterRange(site: Pick<ProbeSite, "plane" | "targets" | "clock">): ProbeMethod {
  const register = (description: string) =>
    ({ type: "integer", min: 0, max: 65_535, default: 0, description }) as const;
  return defineProbeMethod({
    name: "scan_register_range",
    summary: "Reads a range of Modbus registers and tells which are not zero.",
    params: {
      ...MODBUS_PARAMS,
      start: register("First register."),
      end: register(`Last register; at most ${MAX_SPAN} after the first, what is beyond is left out.`),
      ...REGISTER_PARAMS,
    },
    example: { host: "192.168.1.20", start: 0, end: 500, register_type: "input" },
    isHeavy: true,
    deadlineMs: () => 180_000,
    async run({ host, port, unit_id: unitId, start, end, ...kind }, call) {
      if (end < start) {
        throw new ProtocolError("end must not be less than start", { code: "probe_params_invalid" });
      }
      const range = { from: start, to: Math.min(end, start + MAX_SPAN) };
      const space = registerSpace(kind);
      const target = await site.targets.find(host, port);
      const isPolled = target.devices.some((device) => (device.unitId ?? 1) === unitId);
      const line = await ModbusLine.open(site, target, unitId, call.signal);
      try {
        const maxSilent = isPolled ? MAX_SILENT_OF_POLLED : Number.POSITIVE_INFINITY;
        const { values, failed } = await scan(line, { space, range, maxSilent, site, call });
        const nonZero = [...values].filter(([, value]) => value !== 0);
        return {
          count: nonZero.length,
          failed,
          non_zero: nonZero.map(([address, value]) => ({ address, values: [value] })),
          register_type: space,
          scanned_range: `${range.from}-${range.to}`,
        };
      } finally {
        await line.close();
      }
    },
  });
}

interface ScanPlan {
  readonly space: RegisterSpace;
  readonly range: Block;
  readonly maxSilent: number;
  readonly site: Pick<ProbeSite, "clock">;
  readonly call: ProbeCall;
}

async function scan(line: ModbusLine, { space, range, maxSilent, site, call }: ScanPlan): Promise<Scan> {
  const outcome: Scan = { values: new Map(), failed: [], silent: 0 };
  const chunks = blocksOf(range, CHUNK);
  for (const [index, chunk] of chunks.entries()) {
    if (outcome.silent >= maxSilent) {
      outcome.failed.push({ from: chunk.from, to: range.to, error: "not asked, so that its polls go on" });
      break;
    }
    const found = [...outcome.values.values()].filter((value) => value !== 0).length;
    call.progress({
      status: `read ${space} ${chunk.from}-${chunk.to} [${index + 1}/${chunks.length}] ${found} found`,
      done: index,
      total: chunks.length,
    });
    await readChunk(line, space, chunk, outcome);
    await sleep(site.clock, PAUSE_MS, call.signal);
  }
  return outcome;
}

async function readChunk(line: ModbusLine, space: RegisterSpace, block: Block, outcome: Scan): Promise<void> {
  try {
    const values = await line.read(space, block.from, block.to - block.from + 1);
    outcome.silent = 0;
    for (const [offset, value] of values.entries()) outcome.values.set(block.from + offset, value);
  } catch (thrown) {
    if (!(thrown instanceof EdgeError)) throw thrown;
    // An endpoint that was never reached is an error of the whole, as in the original.
    const isNothingRead = outcome.values.size === 0 && outcome.failed.length === 0;
    if (thrown.code === "connection_failed" && isNothingRead) throw thrown;
    if (!ABOUT_REGISTERS.has(thrown.code)) throw thrown;
    outcome.silent = thrown.code === "modbus_exception" ? 0 : outcome.silent + 1;
    if (thrown.code === "modbus_exception" && block.to - block.from >= SMALL_CHUNK) {
      for (const part of blocksOf(block, SMALL_CHUNK)) await readChunk(line, space, part, outcome);
    } else {
      outcome.failed.push({ ...block, error: errorMessage(thrown) });
    }
  }
}

function blocksOf({ from, to }: Block, size: number): Block[] {
  return Array.from({ length: Math.ceil((to - from + 1) / size) }, (_, index) => ({
    from: from + index * size,
    to: Math.min(to, from + (index + 1) * size - 1),
  }));
}
