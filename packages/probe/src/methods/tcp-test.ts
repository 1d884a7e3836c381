import { errorMessage, TimeoutError } from "@sourceful/domain";
import { openPeerSocket } from "@sourceful/luarunner";
import { defineProbeMethod, type ProbeMethod } from "../probe-method.ts";
import type { ProbeSite } from "../probe-site.ts";
import { MODBUS_PARAMS } from "../target-params.ts";

const CONNECT_MS = 2_000;

/**
 * Whether a TCP port is open. A port that a device of the gateway is connected to is: it is not dialled, because
 * many devices drop one connection for the next.
 */
export function tcpTest({ targets, clock }: Pick<ProbeSite, "targets" | "clock">): ProbeMethod {
  return defineProbeMethod({
    name: "tcp_test",
    summary: "Tells whether a TCP port is open.",
    params: { host: MODBUS_PARAMS.host, port: MODBUS_PARAMS.port },
    example: { host: "192.168.1.20", port: 502 },
    isHeavy: false,
    deadlineMs: () => 2 * CONNECT_MS + 1_000,
    async run({ host, port }, { signal }) {
      const target = await targets.find(host, port);
      const polled = target.devices.find(({ connected }) => connected);
      if (polled) return { device: polled.sn, host, open: true, port };
      try {
        const peer = { host: target.address, port };
        const socket = await openPeerSocket(peer, { clock, timeoutMs: CONNECT_MS, signal });
        socket.destroy();
        return { host, open: true, port };
      } catch (thrown) {
        if (!(thrown instanceof TimeoutError) || signal.aborted) throw thrown;
        return { error: errorMessage(thrown), host, open: false, port };
      }
    },
  });
}
