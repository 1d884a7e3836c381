import { createAccount, createOperator, createUser, type KeyPair } from "@nats-io/nkeys";
import { connect } from "@nats-io/transport-node";
import { silentLogger } from "@sourceful/domain";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { NatsServer } from "../nats-server.ts";
import { TestCertificates } from "../testing/certificates.ts";
import { ReferenceServer, type ReferenceSettings } from "../testing/reference-server.ts";
import { waitUntil } from "../testing/wait-until.ts";
import type { LeafOptions } from "./leaf-options.ts";
import type { LeafUplink } from "./leaf-uplink.ts";

const check = test.skipIf(!ReferenceServer.isAvailable);
const checkTls = test.skipIf(!ReferenceServer.isAvailable || !TestCertificates.isAvailable);
const toClose: (() => Promise<unknown>)[] = [];
let certificates: TestCertificates;

beforeAll(() => {
  if (TestCertificates.isAvailable) certificates = new TestCertificates();
});

afterAll(() => certificates?.remove());

afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

async function startHub(settings: ReferenceSettings): Promise<ReferenceServer> {
  const hub = await ReferenceServer.start(settings);
  toClose.push(() => hub.close());
  return hub;
}

async function join(options: Pick<LeafOptions, "url"> & Partial<LeafOptions>) {
  const server = await NatsServer.listen({ port: 0, logger: silentLogger });
  toClose.push(() => server.close());
  const uplink = server.connectLeaf({ exports: [">"], imports: [">"], reconnectMs: 50, ...options });
  return { server, uplink };
}

const isUp = (uplink: LeafUplink) => waitUntil(() => uplink.state.status === "connected");

async function failureOf(uplink: LeafUplink) {
  return waitUntil(() => uplink.state.failure);
}

/** What the hub's `tls` says. */
const hubTls = (verify: boolean) => ({
  cert_file: certificates.server.certFile,
  key_file: certificates.server.keyFile,
  ...(verify && { ca_file: certificates.caFile, verify }),
});

checkTls.each([
  ["the URL asks for it", "tls"],
  ["the other server asks for it", "nats"],
])("speaks TLS when %s (needs nats-server, openssl)", async (_name, scheme) => {
  const hub = await startHub({ leafnodes: { port: -1, tls: hubTls(false) } });
  const { ca } = certificates;
  const { server, uplink } = await join({ url: `${scheme}://localhost:${hub.leafPort}`, tls: { ca } });
  await isUp(uplink);
  const [above, below] = await Promise.all([connect({ port: hub.port }), connect({ port: server.port })]);
  toClose.push(
    () => above.close(),
    () => below.close(),
  );
  let heard = 0;
  above.subscribe("up", { callback: (_error, { data }) => void (heard += data.length) });
  await above.flush();
  await waitUntil(async () => {
    below.publish("up", new Uint8Array(100_000));
    await below.flush();
    return heard > 0;
  });
  expect(heard % 100_000).toBe(0);
});

checkTls("shows its certificate where the other server wants one (needs nats-server, openssl)", async () => {
  const hub = await startHub({ leafnodes: { port: -1, tls: hubTls(true) } });
  const { ca, client } = certificates;
  const url = `tls://localhost:${hub.leafPort}`;
  const { uplink } = await join({ url, tls: { ca, key: client.key, cert: client.cert } });
  await isUp(uplink);
  const { uplink: stranger } = await join({ url, tls: { ca } });
  expect((await failureOf(stranger)).kind).not.toBe("protocol");
});

checkTls("does not trust a server of another authority (needs nats-server, openssl)", async () => {
  const hub = await startHub({
    leafnodes: { port: -1, tls: hubTls(false) },
    websocket: { port: -1, tls: hubTls(false) },
  });
  for (const url of [`tls://localhost:${hub.leafPort}`, `wss://localhost:${hub.webSocketPort}`]) {
    const { uplink } = await join({ url });
    expect(await failureOf(uplink)).toMatchObject({
      kind: "tls",
      message: expect.stringContaining("certificate") as unknown,
    });
  }
});

checkTls("goes over WebSocket with TLS (needs nats-server, openssl)", async () => {
  const hub = await startHub({ leafnodes: { port: -1 }, websocket: { port: -1, tls: hubTls(false) } });
  const { uplink } = await join({
    url: `wss://localhost:${hub.webSocketPort}`,
    tls: { ca: certificates.ca },
  });
  await isUp(uplink);
});

check("does not speak in clear where TLS was asked for (needs nats-server)", async () => {
  const hub = await startHub({ leafnodes: { port: -1 } });
  const { uplink } = await join({ url: `tls://127.0.0.1:${hub.leafPort}` });
  expect((await failureOf(uplink)).kind).toMatch(/tls|unreachable/);
});

check("proves itself with a credentials file of an operator (needs nats-server)", async () => {
  const [operator, account, user, stranger] = [createOperator(), createAccount(), createUser(), createUser()];
  const operatorJwt = issue(operator, operator, { type: "operator" });
  const accountJwt = issue(operator, account, {
    type: "account",
    limits: {
      subs: -1,
      data: -1,
      payload: -1,
      imports: -1,
      exports: -1,
      wildcards: true,
      conn: -1,
      leaf: -1,
    },
  });
  const userJwt = issue(account, user, { type: "user", subs: -1, data: -1, payload: -1 });
  const hub = await startHub({
    operator: operatorJwt,
    resolver: "MEMORY",
    resolver_preload: { [account.getPublicKey()]: accountJwt },
    leafnodes: { port: -1 },
  });
  const url = `nats://127.0.0.1:${hub.leafPort}`;
  const { uplink } = await join({ url, auth: { credentials: credentialsFile(userJwt, user) } });
  await isUp(uplink);
  const { uplink: thief } = await join({ url, auth: { credentials: credentialsFile(userJwt, stranger) } });
  expect(await failureOf(thief)).toMatchObject({ kind: "refused" });
});

test.each([
  [{ credentials: "" }, "do not hold a user JWT and a seed"],
  [{ credentials: "-----BEGIN-----\njwt\n-----END-----\n" }, "do not hold a user JWT and a seed"],
  [{ nkeySeed: "SUNONSENSE" }, "is no user's seed"],
])("refuses %j", async (auth, message) => {
  const server = await NatsServer.listen({ port: 0, logger: silentLogger });
  toClose.push(() => server.close());
  expect(() => server.connectLeaf({ url: "nats://127.0.0.1:1", exports: [], auth })).toThrow(message);
});

/** A JWT as nats-server reads them: signed with the issuer's Ed25519 key. Source: nats-io/jwt v2. */
function issue(issuer: KeyPair, subject: KeyPair, nats: object): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = {
    jti: "test",
    iat: 1_700_000_000,
    iss: issuer.getPublicKey(),
    name: "test",
    sub: subject.getPublicKey(),
    nats: { version: 2, ...nats },
  };
  const signed = `${encode({ typ: "JWT", alg: "ed25519-nkey" })}.${encode(claims)}`;
  return `${signed}.${Buffer.from(issuer.sign(new TextEncoder().encode(signed))).toString("base64url")}`;
}

function credentialsFile(jwt: string, pair: KeyPair): string {
  const seed = new TextDecoder().decode(pair.getSeed());
  return [
    "-----BEGIN NATS USER JWT-----",
    jwt,
    "------END NATS USER JWT------",
    "",
    "-----BEGIN USER NKEY SEED-----",
    seed,
    "------END USER NKEY SEED------",
    "",
  ].join("\n");
}
