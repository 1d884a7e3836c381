/**
 * The nats-server release whose client protocol this server follows, and is tested against. Clients derive
 * from it what they may use.
 */
export const PROTOCOL_RELEASE = "2.9.10";

/** What INFO tells each client of the server. */
export interface ServerInfo {
  readonly serverId: string;
  readonly serverName: string;
  readonly host: string;
  readonly port: number;
  readonly maxPayloadBytes: number;
  readonly isAuthRequired: boolean;
  readonly isTlsRequired: boolean;
  /** Clients must show a certificate. */
  readonly isTlsVerified: boolean;
}

/** What INFO tells one client of itself. */
export interface ClientInfo {
  readonly id: number;
  /** Address it comes from. */
  readonly host: string;
  /** To be signed by clients with a key pair. */
  readonly nonce?: string;
}

/**
 * The INFO line for one client; with `isLameDuck` the one that asks it to go elsewhere.
 * Source: docs.nats.io, client protocol, INFO.
 */
export function infoLine(server: ServerInfo, client: ClientInfo, isLameDuck = false): string {
  const info = {
    server_id: server.serverId,
    server_name: server.serverName,
    version: PROTOCOL_RELEASE,
    proto: 1,
    host: server.host,
    port: server.port,
    headers: true,
    ...(server.isAuthRequired && { auth_required: true }),
    ...(server.isTlsRequired && { tls_required: true }),
    ...(server.isTlsVerified && { tls_verify: true }),
    max_payload: server.maxPayloadBytes,
    client_id: client.id,
    client_ip: client.host,
    ...(client.nonce !== undefined && { nonce: client.nonce }),
    ...(isLameDuck && { ldm: true }),
  };
  return `INFO ${JSON.stringify(info)}\r\n`;
}
