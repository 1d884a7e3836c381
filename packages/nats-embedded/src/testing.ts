/**
 * The real nats-server, to compare with.
 *
 * @example
 * const server = await ReferenceServer.start();
 * const client = await connect({ port: server.port });
 */
export { ReferenceServer, type ReferenceSettings } from "./testing/reference-server.ts";
