/**
 * The nats-server release whose client protocol this server follows, and is tested against. Clients derive
 * from it what they may use.
 */
const PROTOCOL_RELEASE = "2.9.10";

/** What INFO tells each client of the server. */
export interface ServerInfo {
  readonly serverId: string;
  readonly serverName: string;
  readonly host: string;
  readonly port: number;
  readonly maxPayloadBytes: number;
  readonly isAuthRequired: boolean;
}

/** The INFO line for one client. Source: docs.nats.io, client protocol, INFO. */
export function infoLine(server: ServerInfo, clientId: number, clientHost: string): string {
  const info = {
    server_id: server.serverId,
    server_name: server.serverName,
    version: PROTOCOL_RELEASE,
    proto: 1,
    host: server.host,
    port: server.port,
    headers: true,
    ...(server.isAuthRequired && { auth_required: true }),
    max_payload: server.maxPayloadBytes,
    client_id: clientId,
    client_ip: clientHost,
  };
  return `INFO ${JSON.stringify(info)}\r\n`;
}
