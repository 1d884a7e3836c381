import { detectDevice } from "./methods/detect-device.ts";
import { listDevices } from "./methods/list-devices.ts";
import { mqttConnect } from "./methods/mqtt-connect.ts";
import { mqttSubscribe } from "./methods/mqtt-subscribe.ts";
import { networkScan } from "./methods/network-scan.ts";
import { readRegisters } from "./methods/read-registers.ts";
import { restFetch } from "./methods/rest-fetch.ts";
import { restInspect } from "./methods/rest-inspect.ts";
import { runDriver } from "./methods/run-driver.ts";
import { scanRegisterRange } from "./methods/scan-register-range.ts";
import { tcpTest } from "./methods/tcp-test.ts";
import type { ProbeMethod } from "./probe-method.ts";
import type { ProbeSite } from "./probe-site.ts";

/** The methods that look at a site (edge-node contract 7); `deployMethods` has those that change the node. */
export function probeMethods(site: ProbeSite): ProbeMethod[] {
  return [
    listDevices(site),
    tcpTest(site),
    detectDevice(site),
    readRegisters(site),
    scanRegisterRange(site),
    networkScan(site),
    restFetch(site),
    restInspect(site),
    mqttConnect(site),
    mqttSubscribe(site),
    runDriver(site),
  ];
}
