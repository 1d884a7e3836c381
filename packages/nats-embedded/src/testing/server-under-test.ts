import { silentLogger } from "@sourceful/domain";
import { NatsServer } from "../nats-server.ts";
import { ReferenceServer } from "./reference-server.ts";

export interface ServerUnderTest {
  readonly port: number;
  close(): Promise<void>;
}

export interface ServerSettings {
  port?: number;
  maxPayloadBytes?: number;
  auth?: { user: string; password: string } | { token: string };
}

/** A NATS server that the same tests can be run against. */
export interface ServerKind {
  readonly name: string;
  readonly isAvailable: boolean;
  readonly start: (settings?: ServerSettings) => Promise<ServerUnderTest>;
}

/** Ours, and the one it has to be like. */
export const SERVER_KINDS: readonly ServerKind[] = [
  {
    name: "the embedded server",
    isAvailable: true,
    start: ({ port = 0, maxPayloadBytes, auth } = {}) =>
      NatsServer.listen({
        port,
        logger: silentLogger,
        ...(maxPayloadBytes !== undefined && { maxPayloadBytes }),
        ...(auth && { auth: "token" in auth ? auth : { users: [auth] } }),
      }),
  },
  {
    name: "the reference (needs nats-server)",
    isAvailable: ReferenceServer.isAvailable,
    start: ({ port, maxPayloadBytes, auth } = {}) =>
      ReferenceServer.start({
        ...(port !== undefined && { port }),
        ...(maxPayloadBytes !== undefined && { max_payload: maxPayloadBytes }),
        ...(auth && { authorization: auth }),
      }),
  },
];
