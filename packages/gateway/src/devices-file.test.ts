import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigError } from "@sourceful/domain";
import type { DriverStore } from "@sourceful/drivers";
import { describe, expect, test } from "vitest";
import { loadDevices, parseDevices } from "./index.ts";

const STORE: Pick<DriverStore, "find"> = {
  find(name) {
    if (name === "sunspec") return { name, file: "", source: "", sha256: "", isVerified: false };
    throw new ConfigError(`no driver "${name}" in drivers`, { code: "driver_not_found" });
  },
};

function parse(content: unknown) {
  return parseDevices(JSON.stringify(content), "devices.json", STORE);
}

/** The problems of a file that has to be refused, one `path message` each. */
function problemsOf(content: unknown): string[] {
  try {
    parse(content);
  } catch (thrown) {
    if (!(thrown instanceof ConfigError)) throw thrown;
    expect(thrown.code).toBe("config_invalid");
    const problems = thrown.details.problems as { path: string; message: string }[];
    const lines = problems.map(({ path, message }) => `${path} ${message}`);
    // What the operator reads has every problem too.
    for (const line of lines) expect(thrown.message).toContain(line.trim());
    return lines;
  }
  throw new Error("the file was taken");
}

const GOOD = { sn: "INV-1", register_map: "sunspec" };

describe("a file that is taken", () => {
  test("has every key of the contract and ours", () => {
    const device = {
      type: "lua",
      register_map: "sunspec.lua",
      sn: "INV-1",
      host: "10.0.0.9",
      port: 0,
      unit_id: 0,
      username: "u",
      password: "p",
      ders: [{ type: "pv", enabled: true }, { type: "battery" }],
      profile: "x",
      config: { nominal_w: 5000, nested: { a: [1, null] } },
      modbus: { timeout_ms: 1000, min_gap_ms: 20, max_registers: 60, single_write: "fc16" },
    };
    const store = { find: () => STORE.find("sunspec") };
    expect(parseDevices(JSON.stringify({ devices: [device] }), "devices.json", store)).toEqual({
      devices: [device],
      warnings: [],
    });
  });

  test("may have a byte order mark, and no devices", () => {
    expect(parseDevices('\ufeff{"devices": []}', "devices.json", STORE).devices).toEqual([]);
  });

  test("a missing driver is a warning, so that the other devices run", () => {
    const { devices, warnings } = parse({ devices: [GOOD, { sn: "B", register_map: "sunspek" }] });
    expect(devices).toHaveLength(2);
    expect(warnings).toEqual([
      {
        path: "devices[1].register_map",
        message: 'names a driver that cannot be used: no driver "sunspek" in drivers',
      },
    ]);
  });

  test("a kind of DER nobody publishes is a warning", () => {
    const ders = [{ type: "batery", enabled: true }, { type: "heatpump" }];
    expect(parse({ devices: [{ ...GOOD, ders }] }).warnings).toEqual([
      {
        path: "devices[0].ders[0].type",
        message: 'is "batery", which is never published; did you mean battery?',
      },
      {
        path: "devices[0].ders[1].type",
        message:
          'is "heatpump", which is never published; known are meter, pv, battery, v2x_charger, ev, inverter, vehicle',
      },
    ]);
  });
});

const faults: [string, unknown, string[]][] = [
  ["no object", [], [" must be an object, is a list"]],
  ["no devices", {}, ["devices is missing"]],
  ["devices that are no list", { devices: {} }, ["devices must be a list, is an object"]],
  ["an entry that is no object", { devices: [GOOD, "x"] }, ['devices[1] must be an object, is the text "x"']],
  ["no sn", { devices: [{ register_map: "sunspec" }] }, ["devices[0].sn is missing"]],
  ["an empty sn", { devices: [{ ...GOOD, sn: "" }] }, ["devices[0].sn must not be empty"]],
  [
    "an sn with a dot",
    { devices: [{ ...GOOD, sn: "a.b" }] },
    ['devices[0].sn cannot be part of a NATS subject: "a.b" contains a dot'],
  ],
  [
    "an sn twice",
    { devices: [GOOD, { ...GOOD, sn: "B" }, GOOD] },
    ['devices[2].sn is "INV-1", as in devices[0] already'],
  ],
  [
    "unknown keys",
    { devices: [{ ...GOOD, hots: "h", modbus: { timeout: 1 } }], version: 1 },
    [
      "version is not a known key; known are devices",
      "devices[0].hots is not a known key; did you mean host?",
      "devices[0].modbus.timeout is not a known key; known are timeout_ms, min_gap_ms, max_registers, single_write, read_planner, merge_gap",
    ],
  ],
  [
    "wrong types",
    { devices: [{ ...GOOD, port: "502", unit_id: 1.5, host: null, config: [] }] },
    [
      "devices[0].host must be text, is null",
      'devices[0].port must be a whole number, is the text "502"',
      "devices[0].unit_id must be a whole number, is 1.5",
      "devices[0].config must be an object, is a list",
    ],
  ],
  [
    "a port out of range",
    { devices: [{ ...GOOD, port: 65_536 }] },
    ["devices[0].port must be at most 65535, is 65536"],
  ],
  [
    "a function code that is none",
    { devices: [{ ...GOOD, modbus: { single_write: "fc6" } }] },
    ['devices[0].modbus.single_write must be one of "fc06", "fc16", is the text "fc6"; did you mean "fc06"?'],
  ],
  [
    "a DER twice",
    { devices: [{ ...GOOD, ders: [{ type: "pv", enabled: true }, { type: "pv" }] }] },
    ["devices[0].ders[1].type lists pv a second time"],
  ],
  [
    "everything at once, missing drivers too",
    { devices: [{ ...GOOD, prot: 1 }, { ...GOOD, register_map: "nope" }, { sn: "c d" }] },
    [
      "devices[0].prot is not a known key; did you mean port?",
      "devices[2].register_map is missing",
      'devices[1].sn is "INV-1", as in devices[0] already',
      'devices[2].sn cannot be part of a NATS subject: "c d" contains white space',
      'devices[1].register_map names a driver that cannot be used: no driver "nope" in drivers',
    ],
  ],
];

test.each(faults)("refuses %s", (_name, content, expected) => {
  expect(problemsOf(content)).toEqual(expected);
});

test("a syntax error has its line and column", () => {
  expect(() => parseDevices('{\n  "devices": [\n    {"sn": "a",}\n]}', "devices.json", STORE)).toThrow(
    'devices.json:3:16: expected a key in double quotes, found "}"',
  );
});

describe("loadDevices", () => {
  test("reads a file; one that is not there is a building without devices", async () => {
    const folder = await mkdtemp(join(tmpdir(), "devices-"));
    try {
      const file = join(folder, "devices.json");
      expect(await loadDevices(file, STORE)).toEqual({ devices: [], warnings: [] });
      await writeFile(file, JSON.stringify({ devices: [GOOD] }));
      expect((await loadDevices(file, STORE)).devices).toEqual([GOOD]);
      await expect(loadDevices(folder, STORE)).rejects.toMatchObject({ code: "config_unreadable" });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

test.skipIf(process.platform === "win32")(
  "a file with passwords that others can read is told of (needs file modes)",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "devices-"));
    try {
      const file = join(folder, "devices.json");
      const told = async (device: object, mode: number) => {
        await writeFile(file, JSON.stringify({ devices: [{ ...GOOD, ...device }] }));
        await chmod(file, mode);
        return (await loadDevices(file, STORE)).warnings.map(({ message }) => message);
      };
      const warning = "holds passwords and can be read by other users of this machine; chmod 600 it";
      expect(await told({ password: "p" }, 0o644)).toEqual([warning]);
      expect(await told({ mqtt: { password: "p" } }, 0o640)).toEqual([warning]);
      expect(await told({ password: "p" }, 0o600)).toEqual([]);
      expect(await told({ password: "" }, 0o644)).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);

test("a certificate file is found beside the file that names it", () => {
  const text = JSON.stringify({
    devices: [
      { sn: "A", register_map: "sunspec", tls: { ca_file: "certs/ca.pem" } },
      { sn: "B", register_map: "sunspec", tls: { ca_file: "/etc/ca.pem" } },
      { sn: "C", register_map: "sunspec", tls: {} },
    ],
  });
  const { devices } = parseDevices(text, "/data/devices.json", { find: () => ({}) as never });
  expect(devices.map(({ tls }) => tls?.ca_file)).toEqual(["/data/certs/ca.pem", "/etc/ca.pem", undefined]);
});

test("a pin that is no SHA-256 is a problem", () => {
  const text = JSON.stringify({
    devices: [{ sn: "A", register_map: "sunspec", tls: { pin_sha256: "abc" } }],
  });
  expect(() => parseDevices(text, "devices.json", { find: () => ({}) as never })).toThrow(
    /devices\[0\]\.tls\.pin_sha256/,
  );
});
