/** Where a Modbus TCP server listens. Devices and unit ids behind one endpoint share one connection. */
export interface ModbusEndpoint {
  readonly host: string;
  readonly port: number;
}

/** The endpoint's name in maps and messages: `host:port`, host in lower case. */
export function endpointKey({ host, port }: ModbusEndpoint): string {
  return `${host.toLowerCase()}:${port}`;
}
