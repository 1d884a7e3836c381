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

function run(...args: string[]): ProgramRun {
  const program = new ProgramRun(args);
  closers.push(() => program.process.kill("SIGKILL"));
  return program;
}

test("watch shows the devices of every gateway and stops at SIGINT", async () => {
  const watch = run("watch", "--nats-url", await serveGateway());
  await watch.saying(/gw-1 {2}1\.0\.0 {2}linux-amd64[^\n]*\n[^\n]*\nSN-1 +acme +connected/);
  watch.interrupt();
  expect(await watch.ended()).toMatchObject({ exitCode: 0, stderr: "" });
});

test("watch --json prints what gateways tell, one object a line", async () => {
  const watch = run("watch", "--nats-url", await serveGateway(), "--json");
  const [line] = await watch.saying(/^.*\n/);
  expect(JSON.parse(line)).toMatchObject({ subject: "gateways.gw-1.state.json.v1", data: STATE });
});

test("fleet shows a line per gateway", async () => {
  const fleet = run("fleet", "--nats-url", await serveGateway());
  await fleet.saying(/^gw-1 +1\.0\.0 +linux-amd64 +1 of 1 +\d\.\d s$/m);
  fleet.interrupt();
  expect(await fleet.ended()).toMatchObject({ exitCode: 0, stderr: "" });
});

test("fleet listens to state messages only", async () => {
  const server = await NatsServer.listen({ port: 0, logger: silentLogger, clock: systemClock });
  closers.push(() => server.close());
  const fleet = run("fleet", "--nats-url", server.url, "--json");
  const client = await connect({ servers: server.url });
  closers.push(() => client.close());
  const reading = JSON.stringify({ type: "pv", timestamp: 1_700_000_000, read_time_ms: 1, make: "", W: 0 });
  const timer = setInterval(() => {
    client.publish("gateways.gw-1.devices.SN-1.ders.pv.telemetry.json.v1", reading);
    client.publish("gateways.gw-1.state.json.v1", JSON.stringify({ ...STATE, ...ABOUT }));
  }, 20);
  closers.push(() => clearInterval(timer));
  await fleet.saying(/(.*\n){3}/);
  expect(
    new Set(
      fleet.stdout
        .trim()
        .split("\n")
        .map((line) => (JSON.parse(line) as { subject: string }).subject),
    ),
  ).toEqual(new Set(["gateways.gw-1.state.json.v1"]));
  expect(server.stats.subscriptions).toBe(1);
});

test("says so while there is no server", async () => {
  const server = await NatsServer.listen({ port: 0, logger: silentLogger, clock: systemClock });
  await server.close();
  const fleet = run("fleet", "--nats-url", server.url, "--seconds", "1");
  await fleet.saying(/no gateway heard yet/);
  expect((await fleet.ended()).exitCode).toBe(0);
  expect(fleet.stdout).toContain(server.url);
});
