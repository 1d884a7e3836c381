import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "@nats-io/transport-node";
import { ModbusServer, RegisterBank } from "@sourceful/simulator";
import { Command } from "commander";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ProgramRun } from "../testing/program-run.ts";
import { addProbeCommands } from "./probe-commands.ts";

const meter = (version: string, watts: number) => `
PROTOCOL = "modbus"
DRIVER = { name = "meter", version = "${version}", protocols = { "modbus" } }
function driver_init() host.set_make("ACME") end
function driver_poll()
  local r = host.modbus_read(100, 1)
  host.emit("meter", { W = ${watts}, Hz = r[1] / 100 })
  return 100
end
`;

let directory: string;
const closers: (() => unknown)[] = [];
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "probe-"));
});
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
  await rm(directory, { recursive: true, force: true });
});

async function write(name: string, content: string | object): Promise<string> {
  const file = join(directory, name);
  await mkdir(join(file, ".."), { recursive: true });
  await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

async function serveDevice(): Promise<number> {
  const bank = new RegisterBank({ holding: { 100: [5_000, 7, 0, 9] } });
  const server = new ModbusServer({ units: { 1: bank } });
  closers.push(() => server.close());
  return server.listen();
}

/** A running node; its NATS URL. */
async function startNode(): Promise<{ url: string; node: ProgramRun }> {
  const node = new ProgramRun(["--data-dir", directory, "--nats-port", "0", "--serial", "gw-1"]);
  closers.push(async () => {
    node.interrupt();
    await node.ended();
  });
  const [, url = ""] = await node.saying(/NATS: (\S+)/);
  return { url, node };
}

interface Answer {
  id: string;
  success: boolean;
  result: Record<string, unknown>;
  error?: string;
  code?: string;
}

async function probe(...args: string[]): Promise<Answer & { exitCode: number | null; stderr: string }> {
  const { exitCode, stdout, stderr } = await ProgramRun.result(["probe", ...args, "--json"]);
  const answer = (stdout === "" ? {} : JSON.parse(stdout)) as Answer;
  return { ...answer, exitCode, stderr };
}

describe("here", () => {
  test("Ctrl-C ends a method, which says that it was cancelled", async () => {
    const silent = createServer(() => undefined);
    closers.push(() => silent.close());
    silent.listen(0, "127.0.0.1");
    await once(silent, "listening");
    const { port } = silent.address() as AddressInfo;
    const asked = once(silent, "connection");
    const device = ["--host", "127.0.0.1", "--port", String(port)];
    const run = new ProgramRun(["probe", "read_registers", ...device, "--json"]);
    const [socket] = (await asked) as [Socket];
    closers.push(() => socket.destroy());
    await once(socket, "data");
    run.interrupt();
    const { exitCode, stdout } = await run.ended();
    expect(JSON.parse(stdout)).toMatchObject({ success: false, code: "probe_cancelled", error: "cancelled" });
    expect(exitCode).toBe(1);
  });

  test("reads registers, as text with tabs and as JSON", async () => {
    const port = String(await serveDevice());
    const args = [
      "read_registers",
      "--host",
      "127.0.0.1",
      "--port",
      port,
      "--address",
      "100",
      "--count",
      "4",
    ];
    const text = await ProgramRun.result(["probe", ...args]);
    expect(text).toMatchObject({ exitCode: 0 });
    expect(text.stdout).toContain("values\t5000, 7, 0, 9\n");
    expect(await probe(...args)).toMatchObject({
      exitCode: 0,
      success: true,
      result: { values: [5_000, 7, 0, 9] },
    });
  });

  test("a scan tells how far it is on stderr", async () => {
    const port = String(await serveDevice());
    const args = ["--host", "127.0.0.1", "--port", port, "--start", "100", "--end", "103"];
    const scan = await probe("scan_register_range", ...args);
    expect(scan).toMatchObject({ exitCode: 0, result: { count: 3 } });
    expect(JSON.parse(scan.stderr.split("\n")[0] ?? "")).toMatchObject({
      progress: { status: "read holding 100-103 [1/1] 0 found", done: 0, total: 1 },
    });
  });

  test.each<[string, string[], number, string]>([
    ["a missing parameter", ["tcp_test"], 2, "host"],
    ["one out of range", ["tcp_test", "--host", "127.0.0.1", "--port", "70000"], 2, "port"],
    [
      "one that is no number",
      ["tcp_test", "--host", "127.0.0.1", "--port", "x"],
      2,
      "expected a whole number",
    ],
    ["a device without a node", ["list_devices"], 2, "--serial"],
    ["a closed port", ["tcp_test", "--host", "127.0.0.1", "--port", "1"], 1, ""],
    ["a method there is not", ["tcp_tets"], 2, "Did you mean tcp_test?"],
    ["a serial that is none", ["tcp_test", "--host", "x", "--serial", "a.b"], 2, "--serial contains a dot"],
    [
      "no server",
      ["tcp_test", "--host", "x", "--serial", "a", "--nats-url", "nats://127.0.0.1:1"],
      1,
      "no NATS",
    ],
  ])("%s: exit code", async (_words, args, exitCode, words) => {
    const result = await ProgramRun.result(["probe", ...args]);
    expect(result.exitCode).toBe(exitCode);
    expect(result.stderr).toContain(words);
  });

  test("every method is a command, and its help has examples", () => {
    const probeCommand = new Command("probe");
    addProbeCommands(probeCommand, { exitCode: 0 });
    const helps = new Map(
      probeCommand.commands.map((command) => {
        let text = "";
        command.configureOutput({ writeOut: (part) => void (text += part) }).outputHelp();
        return [command.name(), text];
      }),
    );
    const methods = [
      "list_devices",
      "tcp_test",
      "detect_device",
      "read_registers",
      "scan_register_range",
      "network_scan",
      "rest_fetch",
      "rest_inspect",
      "mqtt_connect",
      "mqtt_subscribe",
      "run_driver",
      "deploy_driver",
      "rollback_driver",
    ];
    for (const method of methods) {
      expect(helps.get(method)).toMatch(new RegExp(`Examples:\n  edge-node probe ${method}[^\n]*\n`));
    }
    expect([...helps.keys()]).toEqual(expect.arrayContaining([...methods, "keygen", "sign-driver", "audit"]));
    expect([...helps.values()].join()).not.toContain("undefined");
  });

  test("a driver that is deployed is there for the next start, and can be taken back", async () => {
    const source = await write("my_meter.lua", meter("1.0.0", 1));
    const args = ["--data-dir", directory, "--name", "my_meter"];
    expect(await probe("deploy_driver", ...args, "--source", source)).toMatchObject({
      exitCode: 0,
      result: { status: "deployed", version: "1.0.0" },
    });
    expect(await readFile(join(directory, "deployed/my_meter.yaml"), "utf8")).toContain("version: 1.0.0");
    expect(await probe("rollback_driver", ...args)).toMatchObject({ result: { status: "removed" } });
  });
});

describe("on a node", () => {
  test("devices follow a deployment and a rollback; the audit tells who did it", async () => {
    const port = await serveDevice();
    await write("devices.json", {
      devices: [{ sn: "M-1", register_map: "meter", host: "127.0.0.1", port, unit_id: 1 }],
    });
    const { url } = await startNode();
    const remote = ["--serial", "gw-1", "--nats-url", url];
    const connection = await connect({ servers: url });
    closers.push(() => connection.close());
    const heard: number[] = [];
    connection.subscribe("gateways.gw-1.devices.M-1.ders.meter.telemetry.json.v1", {
      callback: (_error, message) => void heard.push(message.json<{ W: number }>().W),
    });
    const published = (wanted: number) =>
      vi.waitFor(() => expect(heard.splice(0)).toContain(wanted), { timeout: 30_000, interval: 50 });

    const deploy = async (version: string, watts: number) => {
      const source = await write(`${version}.lua`, meter(version, watts));
      return probe("deploy_driver", ...remote, "--name", "meter", "--source", source);
    };
    expect(await deploy("1.0.0", 11)).toMatchObject({
      success: true,
      result: { name: "meter", status: "deployed", devices: [{ sn: "M-1", change: "retried" }] },
    });
    await published(11);
    expect(await deploy("1.1.0", 22)).toMatchObject({
      result: { previous_version: "1.0.0", devices: [{ sn: "M-1", change: "restarted" }] },
    });
    await published(22);
    expect(await deploy("1.1.0", 33)).toMatchObject({
      exitCode: 1,
      code: "driver_version_taken",
      error: expect.stringContaining('save driver: driver "meter" already exists'),
    });
    expect(await probe("list_devices", ...remote)).toMatchObject({
      result: { count: 1, devices: [{ sn: "M-1", driver: "meter", connected: true }] },
    });
    // The one connection of the device is shared.
    expect(
      await probe(
        "read_registers",
        ...remote,
        "--host",
        "127.0.0.1",
        "--port",
        `${port}`,
        "--address",
        "100",
      ),
    ).toMatchObject({ result: { values: [5_000] } });
    expect(await probe("rollback_driver", ...remote, "--name", "meter")).toMatchObject({
      result: { status: "rolled back", version: "1.0.0" },
    });
    await published(11);

    const audit = await ProgramRun.result(["probe", "audit", "--data-dir", directory, "--json"]);
    expect(audit.exitCode).toBe(0);
    const entries = audit.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(entries.filter(({ event }) => event === "admitted").map(({ method }) => method)).toEqual([
      "deploy_driver",
      "deploy_driver",
      "deploy_driver",
      "list_devices",
      "read_registers",
      "rollback_driver",
    ]);
    expect(entries.filter(({ event }) => event === "ended").map(({ success }) => success)).toEqual([
      true,
      true,
      false,
      true,
      true,
      true,
    ]);
    expect(new Set(entries.map(({ caller }) => caller))).toEqual(new Set(["unsigned"]));
    expect(audit.stdout).not.toContain("driver_poll");
    const lines = await ProgramRun.result(["probe", "audit", "--data-dir", directory]);
    expect(lines.stdout).toMatch(/^1\t\S+\tadmitted\tunsigned\tdeploy_driver\t/);
  });

  test("where only signed requests count, a key opens as much as it was granted", async () => {
    const keys = [];
    for (const name of ["anna", "bo"]) {
      const file = join(directory, `${name}.pem`);
      const made = await ProgramRun.result(["probe", "keygen", file, "--name", name, "--json"]);
      expect(made.exitCode).toBe(0);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect((await ProgramRun.result(["probe", "keygen", file, "--name", name])).exitCode).toBe(2);
      keys.push(JSON.parse(made.stdout) as object);
    }
    await write("probe.json", { access: "signed", keys: [{ ...keys[0], may: ["look"] }] });
    const { url } = await startNode();
    const remote = ["--serial", "gw-1", "--nats-url", url];
    const asAnna = [...remote, "--key", join(directory, "anna.pem")];
    const asBo = [...remote, "--key", join(directory, "bo.pem")];
    expect(await probe("list_devices", ...remote)).toMatchObject({
      exitCode: 1,
      code: "probe_signature_invalid",
    });
    expect(await probe("list_devices", ...asAnna)).toMatchObject({ exitCode: 0, result: { count: 0 } });
    expect(await probe("rollback_driver", ...asAnna, "--name", "x")).toMatchObject({
      code: "probe_forbidden",
    });
    expect(await probe("list_devices", ...asBo)).toMatchObject({ code: "probe_signature_invalid" });
    // A key that is added holds at once, and so does one that is taken out.
    await write("probe.json", { access: "signed", keys: [keys[1]] });
    expect(await probe("list_devices", ...asBo)).toMatchObject({ exitCode: 0 });
    expect(await probe("list_devices", ...asAnna)).toMatchObject({ code: "probe_signature_invalid" });
    // A node answers nobody on a subject that means something else.
    const connection = await connect({ servers: url });
    closers.push(() => connection.close());
    const commands = connection.subscribe("gateways.gw-1.devices.>", { max: 1 });
    const replyTo = "gateways.gw-1.devices.M-1.ders.battery.control.ems.commands";
    connection.publish(
      "gateways.gw-1.hugin.probe",
      JSON.stringify({ id: "1", method: "x", reply_to: replyTo }),
    );
    await connection.flush();
    expect(await probe("list_devices", ...asBo)).toMatchObject({ exitCode: 0 });
    expect(commands.getReceived()).toBe(0);
  });

  test("a node that takes only signed drivers takes those", async () => {
    const key = join(directory, "release.pem");
    const made = await ProgramRun.result(["probe", "keygen", key, "--name", "release", "--json"]);
    await write("probe.json", { driver_signers: [JSON.parse(made.stdout)] });
    const source = await write("my_meter.lua", meter("1.0.0", 1));
    const deploy = ["deploy_driver", "--data-dir", directory, "--name", "my_meter", "--source", source];
    expect(await probe(...deploy)).toMatchObject({ exitCode: 1, code: "driver_signature_invalid" });
    const signed = ["probe", "sign-driver", source, "--key", key, "--driver-version", "1.0.0"];
    const manifest = await write("signed.yaml", (await ProgramRun.result(signed)).stdout);
    expect(await probe(...deploy, "--manifest", manifest)).toMatchObject({
      exitCode: 0,
      result: { signed_by: "release" },
    });
  });

  test("nobody there is told at once", async () => {
    const { url } = await startNode();
    const result = await ProgramRun.result(["probe", "list_devices", "--serial", "gw-2", "--nats-url", url]);
    expect(result.exitCode).toBe(1);
    expect(result.stderr).toContain("no node gw-2 is on this server");
  });

  test("a probe.json with problems keeps the node from starting", async () => {
    await write("probe.json", { access: "everybody" });
    const result = await ProgramRun.result(["--data-dir", directory, "--nats-port", "0"]);
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain("probe.json has 1 problem");
  });
});

test("the audit says when lines were changed", async () => {
  const { url, node } = await startNode();
  await probe("list_devices", "--serial", "gw-1", "--nats-url", url);
  node.interrupt();
  await node.ended();
  const audit = ["probe", "audit", "--data-dir", directory];
  const before = await ProgramRun.result(audit);
  expect(before).toMatchObject({ exitCode: 0 });
  expect(before.stdout.trim().split("\n")).toHaveLength(2);
  const folder = await readdir(join(directory, "audit"), { withFileTypes: true });
  for (const { name } of folder.filter((entry) => entry.isFile())) {
    const file = join(directory, "audit", name);
    const text = (await readFile(file)).toString("latin1");
    await writeFile(file, Buffer.from(text.replace("unsigned", "somebody"), "latin1"));
  }
  const after = await ProgramRun.result(audit);
  expect(after.exitCode).toBe(1);
  expect(after.stderr).toContain("NOT intact");
});
