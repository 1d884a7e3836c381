import { createServer, type Server } from "node:net";
import { silentLogger, systemClock } from "@sourceful/domain";
import { DevicePlane } from "@sourceful/luarunner";
import { ProbeDesk, ProbeTargets, probeMethods } from "@sourceful/probe";
import type { Report } from "./report.ts";
import { quantile } from "./statistics.ts";

const SUBNET = "127.88.1";
const OPEN_HOSTS = [3, 17, 20, 42, 77, 100, 151, 200, 233, 254];
const RUNS = 5;

/** How long the probe takes to look for three ports on every address of a network. */
export async function benchProbe(report: Report): Promise<void> {
  report.progress(`probe: ${RUNS} scans of ${SUBNET}.0/24`);
  const { servers, port } = await openServers();
  const plane = new DevicePlane({ logger: silentLogger });
  const targets = new ProbeTargets({ policy: { allowLoopback: true }, devices: () => [] });
  const node = { clock: systemClock, logger: silentLogger };
  const store = () => ({ entries: new Map<string, never>() });
  const methods = probeMethods({ ...node, serial: "bench", plane, targets, store, devices: () => [] });
  const desk = new ProbeDesk({ ...node, methods });
  const params = { subnet: SUBNET, ports: [port, 81, 1_883] };
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const startMs = performance.now();
    const answer = await desk.answer({ id: "1", method: "network_scan", params, caller: "bench" });
    times.push((performance.now() - startMs) / 1_000);
    const { count } = answer.result as { count: number };
    if (count !== OPEN_HOSTS.length) throw new Error(`found ${count} of ${OPEN_HOSTS.length}`);
  }
  report.figure(
    "probe.scan.s",
    quantile(times, 0.5),
    "s",
    `254 addresses × 3 ports, ${OPEN_HOSTS.length} open, median of ${RUNS}`,
  );
  await desk.close();
  await plane.close();
  for (const server of servers) server.close();
}

/** One port, open on some addresses of the network. */
async function openServers(): Promise<{ servers: Server[]; port: number }> {
  const servers: Server[] = [];
  let port = 0;
  for (const host of OPEN_HOSTS) {
    const server = createServer((socket) => socket.on("error", () => undefined).resume());
    await new Promise<void>((resolve) => server.listen(port, `${SUBNET}.${host}`, resolve));
    port = (server.address() as { port: number }).port;
    servers.push(server);
  }
  return { servers, port };
}
