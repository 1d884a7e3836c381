import { connect } from "@nats-io/transport-node";
import { silentLogger, systemClock } from "@sourceful/domain";
import { NatsServer } from "@sourceful/nats-embedded";
import { afterEach, expect, test } from "vitest";
import { ProgramRun } from "./testing/program-run.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

const STATE = { devices: [{ sn: "SN-1", connected: true, ders: [], driver: "acme" }] };
const ABOUT = { platform: "linux-amd64", serial: "gw-1", timestamp: 1_700_000_000, version: "1.0.0" };

/** A NATS server on which gateway gw-1 tells its state again and again. */
async function serveGateway(): Promise<string> {
  const server = await NatsServer.listen({ port: 0, logger: silentLogger, clock: systemClock });
  closers.push(() => server.close());
  const client = await connect({ servers: server.url });
  closers.push(() => client.close());
  const message = JSON.stringify({ ...STATE, ...ABOUT });
  const timer = setInterval(() => client.publish("gateways.gw-1.state.json.v1", message), 50);
  closers.push(() => clearInterval(timer));
  return server.url;
}

function watch(...args: string[]): ProgramRun {
  const run = new ProgramRun(["watch", ...args]);
  closers.push(() => run.process.kill("SIGKILL"));
  return run;
}

test("shows the gateways of a server and stops at SIGINT", async () => {
  const run = watch("--nats-url", await serveGateway());
  await run.saying(/gw-1 {2}1\.0\.0 {2}linux-amd64[^\n]*\n[^\n]*\nSN-1 +acme +connected/);
  run.interrupt();
  expect(await run.ended()).toMatchObject({ exitCode: 0, stderr: "" });
});

test("with --json prints what gateways tell, one object a line", async () => {
  const run = watch("--nats-url", await serveGateway(), "--json");
  const [line] = await run.saying(/^.*\n/);
  expect(JSON.parse(line)).toMatchObject({ subject: "gateways.gw-1.state.json.v1", data: STATE });
});

test("says so while there is no server", async () => {
  const server = await NatsServer.listen({ port: 0, logger: silentLogger, clock: systemClock });
  await server.close();
  const run = watch("--nats-url", server.url, "--seconds", "1");
  await run.saying(/no gateway heard yet/);
  expect((await run.ended()).exitCode).toBe(0);
});
