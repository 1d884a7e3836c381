import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "@nats-io/transport-node";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ProgramRun } from "./testing/program-run.ts";

const SITE = {
  meter: "METER-1",
  fuse: { max_a: [25, 25, 25] },
  limits: { consumption: { failsafe_w: 4200 } },
};

let directory: string;
const closers: (() => unknown)[] = [];
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "edge-node-"));
});
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
  await rm(directory, { recursive: true, force: true });
});

test("reports every problem of site.json at once, with exit code 2", async () => {
  const file = join(directory, "site.json");
  await writeFile(
    file,
    JSON.stringify({ ...SITE, fuse: { max_a: [] }, ders: [{ sn: "A", type: "ev", circuit: "x" }] }),
  );
  const { exitCode, stderr } = await ProgramRun.result(["--data-dir", directory, "--nats-port", "0"]);
  expect(exitCode).toBe(2);
  for (const part of [file, "fuse.max_a", 'ders[0].circuit names the circuit "x"'])
    expect(stderr).toContain(part);
});

test("with a site.json an energy guard is answered over NATS, and the state tells of the site", async () => {
  await writeFile(join(directory, "site.json"), JSON.stringify(SITE));
  const node = new ProgramRun([
    "--data-dir",
    directory,
    "--nats-port",
    "0",
    "--serial",
    "gw-1",
    "--log-format",
    "json",
  ]);
  closers.push(() => node.process.kill("SIGKILL"));
  const [, url] = await node.saying(/NATS: (nats:\/\/127\.0\.0\.1:\d+)\n/);
  await node.saying(/names METER-1, which devices\.json does not list/, "stderr");
  const client = await connect({ servers: url ?? "" });
  closers.push(() => client.close());
  const acks = client.subscribe("gateways.gw-1.site.limit-ack.json.v1", { max: 1 });
  const states = client.subscribe("gateways.gw-1.state.json.v1");
  const ts = Date.now();
  client.publish("gateways.gw-1.site.heartbeat.json.v1", JSON.stringify({ src: "dso", ts }));
  const limit = { id: "l-1", src: "dso", ts, direction: "consumption", active: true, limit_w: 3000 };
  client.publish("gateways.gw-1.site.limit.json.v1", JSON.stringify(limit));
  for await (const message of acks) {
    expect(message.json()).toMatchObject({
      ref: "l-1",
      status: "accepted",
      state: "limited",
      applied_w: 3000,
    });
  }
  for await (const message of states) {
    const { site } = message.json<{ site: { limits: { state: string }[] } }>();
    if (site.limits[0]?.state !== "limited") continue;
    expect(site).toMatchObject({
      meters: [{ circuit: "grid", sn: "METER-1", fresh: false }],
      limits: [{ direction: "consumption", applied_w: 3000, because: "limit", src: "dso" }],
    });
    break;
  }
  node.interrupt();
  expect(await node.ended()).toMatchObject({ exitCode: 0 });
});
