import { mkdtemp, rm, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RecordingLogger } from "@sourceful/domain/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { PolicyFile } from "./policy-file.ts";
import { DEFAULT_POLICY, parseProbeFile } from "./probe-policy.ts";

const KEY = "uhdb9rZs-pxkz42v8vqoIwPIqaO9QwGQKZ4tSSE5TUw";

let directory: string;
let file: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "policy-"));
  file = join(directory, "probe.json");
});
afterEach(() => rm(directory, { recursive: true }));

test("an empty object says what no file says", () => {
  expect(parseProbeFile("{}", "probe.json")).toEqual(DEFAULT_POLICY);
  expect(DEFAULT_POLICY).toMatchObject({
    access: "local",
    keys: [],
    driverSigners: undefined,
    targets: { allowPublic: false, allowLoopback: false, allowedHosts: [], httpMethods: ["GET", "HEAD"] },
  });
});

test("every problem of a file is told at once, with its path", () => {
  const text = JSON.stringify({
    acces: "local",
    keys: [
      { name: "a", public_key: "short" },
      { name: "b", public_key: KEY, may: ["look", "lok"] },
    ],
    clock_tolerance_s: 0,
  });
  let message = "";
  try {
    parseProbeFile(text, "probe.json");
  } catch (thrown) {
    message = (thrown as Error).message;
  }
  expect(message).toMatch(/^probe\.json has 4 problems:/);
  for (const path of ["acces", "keys[0].public_key", "keys[1].may[1]", "clock_tolerance_s"]) {
    expect(message).toContain(`\n  ${path} `);
  }
});

test("a name or key that comes twice is a problem", () => {
  const keys = [
    { name: "a", public_key: KEY },
    { name: "a", public_key: KEY },
  ];
  expect(() => parseProbeFile(JSON.stringify({ keys }), "probe.json")).toThrow(
    "keys[1].name is that of keys[0] too\n  keys[1].public_key is that of keys[0] too",
  );
});

test("nobody is called as those without a key", () => {
  const keys = [{ name: "unsigned", public_key: KEY }];
  expect(() => parseProbeFile(JSON.stringify({ keys }), "probe.json")).toThrow(
    "keys[0].name is what callers",
  );
});

test("nobody who asks while a changed file is read is answered by the old one", async () => {
  const policyFile = await PolicyFile.open(file, new RecordingLogger());
  await writeFile(file, '{ "access": "off" }');
  const asked = await Promise.all(Array.from({ length: 20 }, () => policyFile.policy()));
  expect(new Set(asked.map(({ access }) => access))).toEqual(new Set(["off"]));
});

test("a syntax error is told with line and column", () => {
  expect(() => parseProbeFile('{\n  "access" "off" }', "probe.json")).toThrow(/^probe\.json:2:12: /);
});

test("a changed file holds from the next look on; a damaged one closes the probe until it is mended", async () => {
  const logger = new RecordingLogger();
  const policyFile = await PolicyFile.open(file, logger);
  expect(await policyFile.policy()).toEqual(DEFAULT_POLICY);
  await writeFile(file, '{ "access": "off" }');
  expect((await policyFile.policy()).access).toBe("off");
  await writeFile(file, '{ "access": "open" }');
  await expect(policyFile.policy()).rejects.toMatchObject({ code: "config_invalid" });
  await expect(policyFile.policy()).rejects.toMatchObject({ code: "config_invalid" });
  await writeFile(file, '{ "access": "signed" }');
  expect((await policyFile.policy()).access).toBe("signed");
  await unlink(file);
  expect(await policyFile.policy()).toEqual(DEFAULT_POLICY);
});

test("a file that is damaged at the start is the operator's error", async () => {
  await writeFile(file, "{");
  await expect(PolicyFile.open(file, new RecordingLogger())).rejects.toMatchObject({
    code: "config_invalid",
  });
});
