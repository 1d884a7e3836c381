import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createKeyPair, silentLogger, systemClock } from "@sourceful/domain";
import { DeployedDrivers, DriverStore } from "@sourceful/drivers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Signer } from "../access/probe-policy.ts";
import { ProbeDesk } from "../probe-desk.ts";
import type { ProbeResponse } from "../probe-response.ts";
import { deployMethods } from "./deploy-methods.ts";
import { signDriver } from "./driver-signature.ts";

const lua = (
  version: string,
) => `DRIVER = { name = "meter", version = "${version}", protocols = { "modbus" } }
PROTOCOL = "modbus"
function driver_init(config) host.log("info", "up") end
function driver_poll() host.emit("meter", { W = 1 }) return 1000 end
`;
const sha256Of = (source: string) => createHash("sha256").update(source).digest("hex");

let base: string;
let signers: readonly Signer[] | undefined;
let followed: number;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "deploy-"));
  signers = undefined;
  followed = 0;
});
afterEach(() => rm(base, { recursive: true }));

const store = () => DriverStore.load([join(base, "own")], join(base, "deployed"));

async function ask(method: string, params: object): Promise<ProbeResponse> {
  const now = await store();
  const methods = deployMethods({
    deployed: new DeployedDrivers(join(base, "deployed")),
    store: () => now,
    signers: () => Promise.resolve(signers),
    follow: () => {
      followed += 1;
      return Promise.resolve([{ sn: "M-1", change: "restarted", reason: "its driver meter changed" }]);
    },
    logger: silentLogger,
  });
  const desk = new ProbeDesk({ methods, clock: systemClock, logger: silentLogger });
  try {
    return await desk.answer({ id: "1", method, params, caller: "test" });
  } finally {
    await desk.close();
  }
}

const deploy = (params: object) => ask("deploy_driver", params);

describe("deploy_driver", () => {
  test("keeps a driver as the original's caller sends it, and the devices follow", async () => {
    const source = lua("1.0.0");
    const { success, result } = await deploy({ name: "meter", source });
    expect(success).toBe(true);
    expect(Object.keys(result ?? {}).slice(0, 2)).toEqual(["name", "status"]);
    expect(result).toMatchObject({
      name: "meter",
      status: "deployed",
      version: "1.0.0",
      sha256: sha256Of(source),
      unchanged: false,
      devices: [{ sn: "M-1", change: "restarted" }],
      notes: [],
    });
    expect(followed).toBe(1);
    expect((await store()).find("meter")).toMatchObject({
      source,
      isVerified: true,
      manifest: { name: "meter", version: "1.0.0", protocol: "modbus" },
    });
  });

  test.each([
    ["an object", { version: "2.0.0", author: "me", setup: ["none"] }],
    ["a text in JSON", '{"version": "2.0.0", "author": "me", "setup": ["none"]}'],
    ["a text in YAML", 'version: "2.0.0"\nauthor: me\nsetup: [none]\n'],
  ])("takes the manifest as %s", async (_words, manifest) => {
    expect(await deploy({ name: "meter", source: lua("1.0.0"), manifest })).toMatchObject({ success: true });
    expect((await store()).find("meter").manifest).toMatchObject({
      name: "meter",
      version: "2.0.0",
      author: "me",
      setup: ["none"],
    });
  });

  test("a driver that states no version gets one of its own bytes", async () => {
    const source = "function driver_poll() return 1000 end";
    const version = `0.0.0+${sha256Of(source).slice(0, 12)}`;
    expect(await deploy({ name: "bare", source })).toMatchObject({
      result: { version, notes: ["has no driver_init"] },
    });
  });

  test("updates, says which version was there, and rolls back", async () => {
    await deploy({ name: "meter", source: lua("1.0.0") });
    expect(await deploy({ name: "meter", source: lua("1.1.0") })).toMatchObject({
      result: { version: "1.1.0", previous_version: "1.0.0" },
    });
    expect(await ask("rollback_driver", { name: "meter" })).toMatchObject({
      success: true,
      result: { name: "meter", status: "rolled back", version: "1.0.0", taken_back: "1.1.0" },
    });
    expect((await store()).find("meter").source).toBe(lua("1.0.0"));
    expect(followed).toBe(3);
  });

  test("rollback of the only version removes it", async () => {
    await deploy({ name: "meter", source: lua("1.0.0") });
    expect(await ask("rollback_driver", { name: "meter" })).toMatchObject({
      result: { status: "removed", taken_back: "1.0.0" },
    });
    expect((await store()).entries.size).toBe(0);
  });

  test("other bytes under a version are refused, also that of the operator's own driver", async () => {
    await mkdir(join(base, "own"));
    await writeFile(join(base, "own/meter.lua"), lua("1.0.0"));
    await writeFile(join(base, "own/meter.yaml"), 'version: "1.0.0"\n');
    const edited = `${lua("1.0.0")}-- edited`;
    expect(await deploy({ name: "meter", source: edited })).toEqual({
      id: "1",
      success: false,
      error:
        'save driver: driver "meter" already exists in version 1.0.0 with other bytes; give it a new version',
      code: "driver_version_taken",
    });
    await deploy({ name: "meter", source: lua("2.0.0") });
    expect(await deploy({ name: "meter", source: `${lua("2.0.0")}-- edited` })).toMatchObject({
      code: "driver_version_taken",
    });
  });
});

describe("what is refused leaves nothing behind", () => {
  const poll = "function driver_poll() end\n";
  test.each<[string, object, string, string]>([
    ["no name", { source: poll }, "name and source required", "probe_params_invalid"],
    ["no source", { name: "m", source: "" }, "name and source required", "probe_params_invalid"],
    [
      "a path for a name",
      { name: "../m", source: poll },
      'save driver: "../m" is no name',
      "driver_name_invalid",
    ],
    ["a syntax error", { name: "m", source: "function (" }, "m.lua:1:", "driver_invalid"],
    ["an error while loading", { name: "m", source: "error('no')" }, "does not load", "driver_invalid"],
    [
      "a look at the disk",
      { name: "m", source: "io.open('/etc/passwd')" },
      "does not load",
      "driver_invalid",
    ],
    ["no driver_poll", { name: "m", source: "x = 1" }, "it has no driver_poll", "driver_invalid"],
    [
      "a host function that is not there",
      { name: "m", source: `${poll}function driver_init() host.launch() end` },
      "it calls host.launch",
      "driver_invalid",
    ],
    [
      "commands without a default mode",
      { name: "m", source: `${poll}function driver_command() end` },
      "no driver_default_mode",
      "driver_invalid",
    ],
    [
      "a manifest with a wrong type",
      { name: "m", source: poll, manifest: { version: 1 } },
      "version",
      "manifest_invalid",
    ],
    [
      "a manifest that is no YAML",
      { name: "m", source: poll, manifest: "a: [" },
      "manifest:",
      "manifest_invalid",
    ],
    [
      "a manifest that is a list",
      { name: "m", source: poll, manifest: "[]" },
      "manifest",
      "manifest_invalid",
    ],
    [
      "a version with more in it",
      { name: "m", source: poll, manifest: { version: "1\u001b[2J" } },
      "the version is not",
      "manifest_invalid",
    ],
    [
      "a manifest with another hash",
      { name: "m", source: poll, manifest: { sha256: "0".repeat(64) } },
      "its manifest states 000",
      "integrity_failed",
    ],
  ])("%s", async (_words, params, words, code) => {
    const { success, error, code: found } = await deploy(params);
    expect({ success, code: found }).toEqual({ success: false, code });
    expect(error).toContain(words);
    expect(await readdir(base)).toEqual([]);
    expect(followed).toBe(0);
  });

  test("an endless loop at the top of a driver", async () => {
    expect(await deploy({ name: "m", source: "while true do end" })).toMatchObject({
      code: "driver_invalid",
    });
    expect(await readdir(base)).toEqual([]);
  });

  test("a node without a place for drivers says so", async () => {
    const methods = deployMethods({
      deployed: undefined,
      store: () => ({ entries: new Map() }),
      signers: () => Promise.resolve(undefined),
      follow: () => Promise.resolve([]),
      logger: silentLogger,
    });
    const desk = new ProbeDesk({ methods, clock: systemClock, logger: silentLogger });
    const params = { name: "m", source: "x = 1" };
    expect(await desk.answer({ id: "1", method: "deploy_driver", params, caller: "test" })).toMatchObject({
      error: "driver store not available",
    });
    await desk.close();
  });
});

describe("where drivers have to be signed", () => {
  const release = createKeyPair("Ed25519");
  const source = lua("1.0.0");
  const signature = signDriver(release.privateKey, {
    name: "meter",
    version: "1.0.0",
    sha256: sha256Of(source),
  });
  beforeEach(() => {
    signers = [{ name: "release", publicKey: release.publicKey }];
  });

  test("a signed one is taken, and the answer and the manifest say so", async () => {
    const manifest = { version: "1.0.0", signature };
    expect(await deploy({ name: "meter", source, manifest })).toMatchObject({
      success: true,
      result: { signed_by: "release" },
    });
    expect(await readFile(join(base, "deployed/meter.yaml"), "utf8")).toContain(signature);
  });

  test.each<[string, object]>([
    ["without a manifest", {}],
    ["without a signature", { manifest: { version: "1.0.0" } }],
    ["without a version", { manifest: { signature } }],
    ["for another version", { manifest: { version: "1.0.1", signature } }],
    ["for another source", { manifest: { version: "1.0.0", signature }, source: `${source} ` }],
    ["for another name", { manifest: { version: "1.0.0", signature }, name: "inverter" }],
    // It is not even run in the sandbox.
    ["and would not load", { source: "error('ran')" }],
  ])("one %s is refused", async (_words, params) => {
    expect(await deploy({ name: "meter", source, ...params })).toMatchObject({
      success: false,
      code: "driver_signature_invalid",
      error: expect.stringMatching(/^save driver: this node takes only signed drivers, and /),
    });
    expect(await readdir(base)).toEqual([]);
  });

  test("a version from before that is not signed is not brought back", async () => {
    signers = undefined;
    await deploy({ name: "meter", source: lua("0.9.0") });
    signers = [{ name: "release", publicKey: release.publicKey }];
    await deploy({ name: "meter", source, manifest: { version: "1.0.0", signature } });
    expect(await ask("rollback_driver", { name: "meter" })).toMatchObject({
      success: false,
      code: "driver_signature_invalid",
    });
    expect((await store()).find("meter").source).toBe(source);
    await deploy({ name: "meter", source, manifest: { version: "1.0.0", signature } });
    signers = undefined;
    expect(await ask("rollback_driver", { name: "meter" })).toMatchObject({ result: { version: "0.9.0" } });
    signers = [{ name: "release", publicKey: release.publicKey }];
    expect(await ask("rollback_driver", { name: "meter" })).toMatchObject({ result: { version: "1.0.0" } });
  });
});
