import { silentLogger } from "@sourceful/domain";
import { NatsServer } from "../nats-server.ts";
import type { UserPermissions } from "../user-permissions.ts";
import type { TestCertificates } from "./certificates.ts";
import { type ReferencePermissions, ReferenceServer, type ReferenceTls } from "./reference-server.ts";

export interface ServerUnderTest {
  readonly port: number;
  /** 0 where it takes no WebSockets. */
  readonly webSocketPort: number;
  close(): Promise<void>;
  enterLameDuck(): void;
  /** Goes on with other users. */
  reload(users: readonly TestUser[]): Promise<void>;
}

export type TestUser = { permissions?: UserPermissions } & (
  | { user: string; password: string }
  | { nkey: string }
);

export interface ServerSettings {
  port?: number;
  maxPayloadBytes?: number;
  auth?: { user: string; password: string } | { token: string } | { users: readonly TestUser[] };
  /** Over TLS, and only for clients with a certificate when `verifiesClients`. */
  tls?: { certificates: TestCertificates; verifiesClients: boolean };
  hasWebSocket?: boolean;
}

/** A NATS server that the same tests can be run against. */
export interface ServerKind {
  readonly name: string;
  readonly isAvailable: boolean;
  readonly start: (settings?: ServerSettings) => Promise<ServerUnderTest>;
}

/** Ours, and the one it has to be like. */
export const SERVER_KINDS: readonly ServerKind[] = [
  { name: "the embedded server", isAvailable: true, start: startEmbedded },
  {
    name: "the reference (needs nats-server)",
    isAvailable: ReferenceServer.isAvailable,
    start: startReference,
  },
];

async function startEmbedded({ port = 0, maxPayloadBytes, auth, tls, hasWebSocket }: ServerSettings = {}) {
  const server = await NatsServer.listen({
    port,
    logger: silentLogger,
    ...(maxPayloadBytes !== undefined && { maxPayloadBytes }),
    ...(auth && { auth: "user" in auth ? { users: [auth] } : auth }),
    ...(hasWebSocket && { webSocket: { port: 0 } }),
    ...(tls && {
      tls: {
        key: tls.certificates.server.key,
        cert: tls.certificates.server.cert,
        ...(tls.verifiesClients && { ca: tls.certificates.ca, requiresClientCertificate: true }),
      },
    }),
  });
  return {
    port: server.port,
    webSocketPort: Number(new URL(server.webSocketUrl ?? "ws://none:0").port),
    close: () => server.close(),
    enterLameDuck: () => void server.enterLameDuck(),
    reload: (users: readonly TestUser[]) => Promise.resolve(server.reload({ users })),
  };
}

async function startReference({ port, maxPayloadBytes, auth, tls, hasWebSocket }: ServerSettings = {}) {
  const reference = tls && referenceTls(tls);
  const server = await ReferenceServer.start({
    ...(port !== undefined && { port }),
    ...(maxPayloadBytes !== undefined && { max_payload: maxPayloadBytes }),
    ...(auth && { authorization: "users" in auth ? { users: auth.users.map(referenceUser) } : auth }),
    ...(reference && { tls: reference }),
    ...(hasWebSocket && { websocket: { port: -1, ...(reference ? { tls: reference } : { no_tls: true }) } }),
  });
  return {
    port: server.port,
    webSocketPort: server.webSocketPort,
    close: () => server.close(),
    enterLameDuck: () => server.enterLameDuck(),
    reload: (users: readonly TestUser[]) => server.reload({ users: users.map(referenceUser) }),
  };
}

function referenceTls({ certificates, verifiesClients }: NonNullable<ServerSettings["tls"]>): ReferenceTls {
  return {
    cert_file: certificates.server.certFile,
    key_file: certificates.server.keyFile,
    ...(verifiesClients && { ca_file: certificates.caFile, verify: true }),
  };
}

function referenceUser({ permissions, ...user }: TestUser) {
  return permissions ? { ...user, permissions: referencePermissions(permissions) } : user;
}

function referencePermissions({ publish, subscribe, allowResponses }: UserPermissions): ReferencePermissions {
  const responses =
    typeof allowResponses === "object"
      ? { max: allowResponses.maxMessages ?? 1, expires: `${allowResponses.expiresMs ?? 120_000}ms` }
      : allowResponses;
  return {
    ...(publish && { publish: mutable(publish) }),
    ...(subscribe && { subscribe: mutable(subscribe) }),
    ...(responses !== undefined && { allow_responses: responses }),
  };
}

function mutable({ allow, deny }: { allow?: readonly string[]; deny?: readonly string[] }) {
  return { ...(allow && { allow }), ...(deny && { deny }) };
}
