import { connect } from "@nats-io/transport-node";
import { silentLogger } from "@sourceful/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Credentials } from "./authenticator.ts";
import type { ClientCertificate } from "./client-certificate.ts";
import { NatsServer } from "./nats-server.ts";
import { TestCertificates } from "./testing/certificates.ts";

let certificates: TestCertificates;
let server: NatsServer;
const shown: (ClientCertificate | undefined)[] = [];
const authenticate = ({ certificate }: Credentials) => {
  shown.push(certificate);
  return "ann";
};

beforeAll(async () => {
  if (!TestCertificates.isAvailable) return;
  certificates = new TestCertificates();
  const { key, cert } = certificates.server;
  const tls = { key, cert, ca: certificates.ca };
  server = await NatsServer.listen({ port: 0, logger: silentLogger, tls, auth: { authenticate } });
});

afterAll(async () => {
  await server?.close();
  certificates?.remove();
});

const check = test.skipIf(!TestCertificates.isAvailable);

async function shownBy(own: { key: string; cert: string } | undefined) {
  const { ca } = certificates;
  const tls = own ? { ca, key: own.key, cert: own.cert } : { ca };
  const client = await connect({ port: server.port, tls });
  await client.close();
  return shown.splice(0);
}

check("an authenticator is told whose certificate a client has (needs openssl)", async () => {
  expect(await shownBy(certificates.client)).toEqual([
    {
      commonName: "client",
      alternativeNames: ["DNS:meter.example"],
      fingerprint256: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/) as unknown,
    },
  ]);
});

check("a client may do without where none is required (needs openssl)", async () => {
  expect(await shownBy(undefined)).toEqual([undefined]);
});

check("a certificate nobody vouches for counts as none (needs openssl)", async () => {
  const others = new TestCertificates();
  expect(await shownBy(others.client)).toEqual([undefined]);
  others.remove();
});
