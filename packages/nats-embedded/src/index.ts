/**
 * A NATS server inside the process, so that a gateway needs no other program to be heard: core NATS over TCP,
 * TLS and WebSocket with headers, queue groups, requests, authentication and permissions, level in speed with the
 * real one; and as the leaf node of a real one it is heard far away too.
 *
 * @example
 * const server = await NatsServer.listen({ port: 0, auth: { token: "secret" }, logger });
 * const uplink = server.connectLeaf({ url: "tls://hub.example", exports: ["gateways.g1.>"] });
 * const client = await connect({ servers: server.url, token: "secret" });
 * // …
 * await client.drain();
 * await server.close();
 */
export type { AuthOptions, ServerUser } from "./auth-options.ts";
export type { Admission, AdmittedUser, Authenticator, Credentials } from "./authenticator.ts";
export type { ClientCertificate } from "./client-certificate.ts";
export type { LameDuckOptions } from "./lame-duck.ts";
export type { LeafAuth, LeafOptions } from "./leaf/leaf-options.ts";
export type { LeafFailure, LeafState } from "./leaf/leaf-state.ts";
export type { LeafUplink } from "./leaf/leaf-uplink.ts";
export { NatsServer } from "./nats-server.ts";
export { userNkey } from "./nkey.ts";
export type { ServerLimits } from "./server-limits.ts";
export type { NatsServerOptions } from "./server-options.ts";
export type { ServerStats } from "./server-stats.ts";
export type { ServerTlsOptions } from "./server-tls.ts";
export type { ResponsePermission, SubjectPermissions, UserPermissions } from "./user-permissions.ts";
export type { WebSocketOptions } from "./websocket-listener.ts";
