// A gateway with a backlog in a thread of its own: replays what it is asked for, and measures on meanwhile.
import { parentPort, workerData } from "node:worker_threads";
import { silentLogger, systemClock } from "@sourceful/domain";
import { UpstreamJournal } from "@sourceful/gateway";
import { buildSubject, connectBus, encodeMessage, gatewayStateMessage } from "@sourceful/messaging";

export interface GatewayThreadOptions {
  readonly url: string;
  readonly serial: string;
  readonly directory: string;
  readonly liveSubject: string;
  readonly liveEveryMs: number;
}

const { url, serial, directory, liveSubject, liveEveryMs } = workerData as GatewayThreadOptions;
const parent = parentPort;
if (!parent) throw new Error("this file runs in a worker thread");
const shared = { clock: systemClock, logger: silentLogger };
const bus = await connectBus({ url, name: serial, ...shared });
const upstream = await UpstreamJournal.open({ serial, directory, bus, ...shared });
const about = { serial, version: "0.0.0", platform: "bench" };
const tellState = () => {
  const message = gatewayStateMessage({ ...about, atMs: Date.now(), devices: [], journal: upstream.state });
  bus.publish(buildSubject("gatewayState", { serial }), encodeMessage(message));
};
let live: NodeJS.Timeout | undefined;
parent.on("message", (order: "measure" | "close") => {
  clearInterval(live);
  if (order === "measure") {
    live = setInterval(() => upstream.send(liveSubject, encodeMessage({ at: Date.now() })), liveEveryMs);
    tellState();
    return;
  }
  void upstream
    .close()
    .then(() => bus.close())
    .then(() => parent.close());
});
parent.postMessage("ready");
