/**
 * The real nats-server, to compare with, a client that says exactly what it is told, and certificates.
 *
 * @example
 * const server = await ReferenceServer.start();
 * const client = await connect({ port: server.port });
 */
export { type TestCertificate, TestCertificates } from "./testing/certificates.ts";
export { RawClient } from "./testing/raw-client.ts";
export { ReferenceServer, type ReferenceSettings } from "./testing/reference-server.ts";
