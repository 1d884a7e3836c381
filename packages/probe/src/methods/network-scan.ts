import { EdgeError, ProtocolError, RejectedError } from "@sourceful/domain";
import { openPeerSocket } from "@sourceful/luarunner";
import { chooseSiteAddress, type LocalAddress } from "../private-network.ts";
import { defineProbeMethod, type ProbeCall, type ProbeMethod } from "../probe-method.ts";
import type { ProbeSite } from "../probe-site.ts";

const PARALLEL = 64;
const MAX_PORTS = 16;
/** Progress is told after so many places. */
const TELL_EVERY = 64;
const REQUIRED = "subnet and ports required";

interface Place {
  readonly host: string;
  readonly port: number;
}

/** Looks for open TCP ports on the site's own network. */
export function networkScan(
  site: Pick<ProbeSite, "targets" | "clock">,
  /** This machine's addresses; those of the system when not given. */
  addresses?: readonly LocalAddress[],
): ProbeMethod {
  const host = (fallback: number, description: string) =>
    ({ type: "integer", min: 1, max: 254, default: fallback, description }) as const;
  return defineProbeMethod({
    name: "network_scan",
    summary: "Looks for open TCP ports on the site's own network.",
    params: {
      subnet: {
        type: "text",
        description: "First three numbers, as 192.168.1; this machine's when not given.",
      },
      ports: {
        type: "integers",
        isRequired: true,
        min: 1,
        max: 65_535,
        maxItems: MAX_PORTS,
        description: `Ports to look for, at most ${MAX_PORTS}.`,
      },
      start_ip: host(1, "Last number of the first address."),
      end_ip: host(254, "Last number of the last address."),
      timeout_ms: { type: "integer", min: 50, max: 5_000, default: 300, description: "For one port, ms." },
    },
    missing: REQUIRED,
    example: { subnet: "192.168.1", ports: [80, 502, 1883] },
    isHeavy: true,
    deadlineMs: ({ ports, start_ip: first, end_ip: last, timeout_ms: timeoutMs }) =>
      Math.ceil((Math.max(0, last - first + 1) * ports.length) / PARALLEL) * (timeoutMs + 100) + 10_000,
    async run(params, call) {
      const { ports, start_ip: first, end_ip: last, timeout_ms: timeoutMs } = params;
      if (last < first) {
        throw new ProtocolError("end_ip must not be less than start_ip", { code: "probe_params_invalid" });
      }
      const own = params.subnet === undefined ? chooseSiteAddress(site.targets, addresses) : undefined;
      const subnet = subnetOf(params.subnet ?? own?.address, site);
      const places = Array.from(
        { length: last - first + 1 },
        (_, index) => `${subnet}.${first + index}`,
      ).flatMap((address) => ports.map((port) => ({ host: address, port })));
      const found = await scan(places, { site, timeoutMs, call });
      return {
        count: found.length,
        found,
        ...(own ? { interface: own.name } : {}),
        ports,
        scanned: places.length,
        subnet: `${subnet}.0/24`,
      };
    },
  });
}

function subnetOf(text: string | undefined, { targets }: Pick<ProbeSite, "targets">): string {
  if (text === undefined) throw new ProtocolError(REQUIRED, { code: "probe_params_invalid" });
  const numbers = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\.\d{1,3}(?:\/24)?)?$/.exec(text)?.slice(1).map(Number);
  if (!numbers || numbers.some((number) => number > 255)) {
    const problem = "subnet must be the first three numbers of an address, as 192.168.1";
    throw new ProtocolError(problem, { code: "probe_params_invalid" });
  }
  const subnet = numbers.join(".");
  if (!targets.isLocal(`${subnet}.1`)) {
    throw new RejectedError(`${subnet}.0/24 is not a private network`, { code: "target_refused" });
  }
  return subnet;
}

interface ScanOptions {
  readonly site: Pick<ProbeSite, "targets" | "clock">;
  readonly timeoutMs: number;
  readonly call: ProbeCall;
}

/** Tries every place, many at once; those that are open, in the order they showed themselves. */
async function scan(places: readonly Place[], { site, timeoutMs, call }: ScanOptions): Promise<Place[]> {
  // What a device is connected to is open: it is not dialled, because many drop one connection for the next.
  const connected = await site.targets.connectedEndpoints();
  const found: Place[] = [];
  let next = 0;
  let done = 0;
  const work = async () => {
    for (let place = places[next++]; place; place = places[next++]) {
      const { host, port } = place;
      const isOpen =
        connected.has(`${host}:${port}`) || (await isListening(place, { site, timeoutMs, call }));
      done += 1;
      if (isOpen) {
        found.push(place);
        call.progress({
          status: `found ${host}:${port} (${found.length} total)`,
          done,
          total: places.length,
        });
      } else if (done % TELL_EVERY === 0) {
        call.progress({ status: `scanned ${done} of ${places.length}`, done, total: places.length });
      }
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  return found;
}

async function isListening(place: Place, { site, timeoutMs, call }: ScanOptions): Promise<boolean> {
  try {
    const socket = await openPeerSocket(place, { clock: site.clock, timeoutMs, signal: call.signal });
    socket.destroy();
    return true;
  } catch (thrown) {
    if (call.signal.aborted || !(thrown instanceof EdgeError)) throw thrown;
    return false;
  }
}
