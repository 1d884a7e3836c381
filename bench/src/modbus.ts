import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { silentLogger } from "@sourceful/domain";
import { DevicePlane, type DriverSession } from "@sourceful/luarunner";
import { ModbusServer, RegisterBank, SunspecPlant } from "@sourceful/simulator";
import type { Report } from "./report.ts";
import { median } from "./statistics.ts";

const LATENCY_MS = 20;
/** Polls until a plan is learned, and polls that count. */
const LEARNING_POLLS = 2;
const STEADY_POLLS = 3;
/** Devices polled side by side: few, so that none waits for the machine. */
const SIDE_BY_SIDE = 8;

const tracesFile = fileURLToPath(new URL("../../../shared/data/modbus-read-traces.json", import.meta.url));
const sunspecFile = fileURLToPath(new URL("../../drivers/lua/sunspec.lua", import.meta.url));

interface Trace {
  driver: string;
  /** Kind, address, count of every read of one poll. */
  reads: [string, number, number][];
}

/** One steady poll. */
interface Cost {
  readonly requests: number;
  readonly ms: number;
}

/** What the read planner saves, through the whole device plane and TCP. */
export async function benchModbus(report: Report): Promise<void> {
  await benchSunspec(report);
  if (existsSync(tracesFile)) await benchTraces(report);
  else report.progress("modbus: no ../shared/data/modbus-read-traces.json, no figures over 56 drivers");
}

async function benchSunspec(report: Report): Promise<void> {
  report.progress("modbus: sunspec.lua on the simulated house");
  const source = readFileSync(sunspecFile, "utf8");
  const site = await new SunspecPlant({ startLocalHour: 13 }).serve();
  try {
    const [planned, single] = await pollBothWays(source, site.port);
    const note = `requests of a steady poll of sunspec.lua, ${planned.requests} over ${single.requests} without the planner`;
    report.figure("modbus.planner.sunspec.ratio", planned.requests / single.requests, "", note);
  } finally {
    await site.close();
  }
}

async function benchTraces(report: Report): Promise<void> {
  const traces = JSON.parse(readFileSync(tracesFile, "utf8")) as Trace[];
  report.progress(`modbus: the reads of ${traces.length} drivers, with ${LATENCY_MS} ms latency`);
  const costs: (readonly [Cost, Cost])[] = [];
  for (let first = 0; first < traces.length; first += SIDE_BY_SIDE) {
    costs.push(...(await Promise.all(traces.slice(first, first + SIDE_BY_SIDE).map(pollTrace))));
  }
  const sum = (of: (pair: readonly [Cost, Cost]) => number) =>
    costs.reduce((total, pair) => total + of(pair), 0);
  const requests = [sum(([planned]) => planned.requests), sum(([, single]) => single.requests)] as const;
  const ms = [sum(([planned]) => planned.ms), sum(([, single]) => single.ms)] as const;
  report.figure(
    "modbus.planner.ratio",
    requests[0] / requests[1],
    "",
    `requests of a steady poll of ${traces.length} drivers, ${requests[0]} over ${requests[1]} without the planner`,
  );
  report.figure(
    "modbus.poll.latency.ratio",
    ms[0] / ms[1],
    "",
    `time of the same polls with ${LATENCY_MS} ms latency, ${Math.round(ms[0])} over ${Math.round(ms[1])} ms`,
  );
}

async function pollTrace({ reads }: Trace): Promise<readonly [Cost, Cost]> {
  const server = new ModbusServer({ units: { 1: new RegisterBank({ unset: "zero" }) } });
  server.faults.delayMs = LATENCY_MS;
  const port = await server.listen();
  const lines = reads.map(([kind, address, count]) => `host.modbus_read(${address}, ${count}, "${kind}")`);
  try {
    return await pollBothWays(`function driver_poll()\n${lines.join("\n")}\nend`, port);
  } finally {
    await server.close();
  }
}

/** A steady poll with the planner and one without. */
async function pollBothWays(source: string, port: number): Promise<readonly [Cost, Cost]> {
  const plane = new DevicePlane({ logger: silentLogger, workers: 1 });
  try {
    const open = (deviceId: string, readPlanner: boolean) => {
      const grants = { modbus: { host: "127.0.0.1", port, unitId: 1, readPlanner } };
      return plane.open({ deviceId, driverName: "bench", source, grants });
    };
    const planned = await steadyPoll(await open("planned", true));
    return [planned, await steadyPoll(await open("single", false))];
  } finally {
    await plane.close();
  }
}

async function steadyPoll(session: DriverSession): Promise<Cost> {
  const deadlineMs = 60_000;
  if (session.description.functions.includes("driver_init"))
    await session.call("driver_init", [{}], { deadlineMs });
  const costs: Cost[] = [];
  for (let poll = 0; poll < LEARNING_POLLS + STEADY_POLLS; poll++) {
    const { ok, error, requests, ms } = await session.call("driver_poll", [], { deadlineMs });
    if (!ok) throw new Error(error?.message);
    if (poll >= LEARNING_POLLS) costs.push({ requests, ms });
  }
  await session.close();
  return { requests: median(costs.map(({ requests }) => requests)), ms: median(costs.map(({ ms }) => ms)) };
}
