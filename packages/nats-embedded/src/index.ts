/**
 * A NATS server inside the process, so that a gateway needs no other program to be heard: core NATS over TCP
 * with headers, queue groups, requests and authentication, level in speed with the real one.
 *
 * @example
 * const server = await NatsServer.listen({ port: 0, auth: { token: "secret" }, logger });
 * const client = await connect({ servers: server.url, token: "secret" });
 * // …
 * await client.drain();
 * await server.close();
 */
export type { Authenticator, AuthOptions, Credentials } from "./authenticator.ts";
export { NatsServer, type ServerStats } from "./nats-server.ts";
export type { ServerLimits } from "./server-limits.ts";
export type { NatsServerOptions } from "./server-options.ts";
