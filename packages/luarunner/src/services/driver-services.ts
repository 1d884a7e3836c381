import type { Clock } from "@sourceful/domain";
import type { LinkState, SessionPool } from "@sourceful/modbus";
import type { DriverLogLine } from "../call-report.ts";
import type { DriverGrants } from "../driver-grants.ts";
import { HOST_OPERATIONS } from "../host-operations.ts";
import { CoreService } from "./core-service.ts";
import type { HostService, Operation } from "./host-service.ts";
import { HttpService } from "./http-service.ts";
import { ModbusService } from "./modbus-service.ts";
import { MqttService } from "./mqtt-service.ts";
import { SerialService } from "./serial-service.ts";
import { TcpService } from "./tcp-service.ts";
import { WebSocketService } from "./websocket-service.ts";

export interface DriverServicesOptions {
  readonly clock: Clock;
  readonly pool: SessionPool;
  onLog(line: DriverLogLine): void;
  onLink(link: LinkState): void;
  persistSecret(key: string, value: string): Promise<void>;
}

/** Of several connections the one in the worst state is what a driver's health hangs on. */
const WORST_FIRST: readonly LinkState["status"][] = ["down", "connecting", "connected", "idle"];

/** Everything one driver may use. What it was not granted is there too, and answers that it is not granted. */
export class DriverServices {
  readonly modbus: ModbusService;
  /** In the order of HOST_OPERATIONS. */
  readonly operations: readonly Operation[];
  readonly #all: readonly HostService[];

  constructor(grants: DriverGrants, options: DriverServicesOptions) {
    const { clock, pool } = options;
    const onLink = () => {
      const { link } = this;
      if (link) options.onLink(link);
    };
    const host = { clock, onLink, onLog: (line: DriverLogLine) => options.onLog(line) };
    this.#all = [];
    this.modbus = new ModbusService(grants.modbus, pool, onLink);
    this.#all = [
      new CoreService(
        clock,
        (key, value) => options.persistSecret(key, value),
        () => this.modbus.dropReadAhead(),
      ),
      this.modbus,
      new MqttService(grants.mqtt, host),
      new WebSocketService(grants.websocket, host),
      new TcpService(grants.tcp, host),
      new SerialService(grants.serial, host),
      new HttpService(grants.http, host),
    ];
    const operations = new Map(this.#all.flatMap((service) => Object.entries(service.operations)));
    this.operations = HOST_OPERATIONS.map((name) => {
      const operation = operations.get(name);
      if (!operation) throw new Error(`no service performs ${name}`);
      return operation;
    });
  }

  /** State of the driver's connection; of the one in the worst state when it has several. */
  get link(): LinkState | undefined {
    const links = this.#all.flatMap(({ link }) => (link === undefined ? [] : [link]));
    return links.toSorted((a, b) => WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status))[0];
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((service) => service.close()));
  }
}
