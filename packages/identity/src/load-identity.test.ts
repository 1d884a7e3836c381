// oxlint-disable-next-line no-restricted-imports -- for keys of the wrong kind, which leave here as PEM only
import { createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigError } from "@sourceful/domain";
import { RecordingLogger } from "@sourceful/domain/testing";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createGatewayKey, publicKeyHex } from "./gateway-key.ts";
import { type LoadIdentityOptions, loadIdentity, writeFileAtomically } from "./index.ts";

let dataDir: string;
let logger: RecordingLogger;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "identity-"));
  logger = new RecordingLogger();
});
afterEach(() => rm(dataDir, { recursive: true }));

const file = (name: string) => join(dataDir, name);
const read = (name: string) => readFile(file(name), "utf8");
const load = (options: Partial<LoadIdentityOptions> = {}) =>
  loadIdentity({ dataDir, logger, hostname: "raspberrypi", networkDir: "/nonexistent", ...options });

function toPem(key: KeyObject, type: "sec1" | "pkcs8"): string {
  return key.export({ type, format: "pem" }) as string;
}

/** Private key and public point of RFC 6979, A.2.5. */
const KNOWN_KEY = createPrivateKey({
  format: "jwk",
  key: {
    kty: "EC",
    crv: "P-256",
    d: Buffer.from("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721", "hex").toString(
      "base64url",
    ),
    x: Buffer.from("60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6", "hex").toString(
      "base64url",
    ),
    y: Buffer.from("7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299", "hex").toString(
      "base64url",
    ),
  },
});
const KNOWN_PUBLIC_KEY =
  "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6" +
  "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299";

describe("the first start", () => {
  test("makes a key and a serial and keeps both, for the owner only", async () => {
    dataDir = join(dataDir, "new", "data");
    const identity = await load();
    expect(identity.serial).toMatch(/^hugin-[0-9a-f]{8}$/);
    expect(identity.publicKeyHex).toMatch(/^[0-9a-f]{128}$/);
    expect(await read("gateway.pem")).toMatch(/^-----BEGIN EC PRIVATE KEY-----\n/);
    expect(await read("identity.json")).toBe(
      `{\n  "serial": "${identity.serial}",\n  "public_key": "${identity.publicKeyHex}"\n}`,
    );
    const modes = await Promise.all(
      [dataDir, file("gateway.pem"), file("identity.json")].map((path) => stat(path)),
    );
    expect(modes.map(({ mode }) => mode & 0o777)).toEqual([0o700, 0o600, 0o600]);
    expect(await readdir(dataDir)).toEqual(["gateway.pem", "identity.json"]);
    dataDir = join(dataDir, "..", "..");
  });

  test("leaves the mode of a directory that exists alone", async () => {
    await chmod(dataDir, 0o755);
    await load();
    expect((await stat(dataDir)).mode & 0o777).toBe(0o755);
  });

  test("says when the directory cannot be written", async () => {
    await writeFile(file("taken"), "");
    const loading = load({ dataDir: join(file("taken"), "data") });
    await expect(loading).rejects.toMatchObject({ code: "data_dir_unusable" });
    await expect(loading).rejects.toThrow(join(file("taken"), "data"));
  });
});

describe("later starts", () => {
  test("find the same identity, whatever the machine is called now, and write nothing", async () => {
    const first = await load();
    const before = await stat(file("identity.json"), { bigint: true });
    const second = await load({ hostname: "another" });
    expect(second).toMatchObject({ serial: first.serial, publicKeyHex: first.publicKeyHex });
    expect((await stat(file("identity.json"), { bigint: true })).mtimeNs).toBe(before.mtimeNs);
  });

  test("take another serial for one run only", async () => {
    const { serial } = await load();
    expect((await load({ serialOverride: "other" })).serial).toBe("other");
    expect(JSON.parse(await read("identity.json"))).toMatchObject({ serial });
    expect((await load({ serialOverride: "" })).serial).toBe(serial);
  });

  test("another serial on the very first run is not kept either", async () => {
    await load({ serialOverride: "other" });
    expect((await load()).serial).toMatch(/^hugin-/);
  });

  test("understand the original gateway's files", async () => {
    await writeFile(file("gateway.pem"), toPem(KNOWN_KEY, "sec1"));
    await writeFile(file("identity.json"), '{\n  "serial": "hugin-51ee2754"\n}');
    expect(await load()).toMatchObject({ serial: "hugin-51ee2754", publicKeyHex: KNOWN_PUBLIC_KEY });
    expect(JSON.parse(await read("identity.json"))).toEqual({
      serial: "hugin-51ee2754",
      public_key: KNOWN_PUBLIC_KEY,
    });
  });

  test("accept a key as PKCS#8, or with its curve in front, and keep the file as it is", async () => {
    const parameters = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";
    for (const pem of [toPem(KNOWN_KEY, "pkcs8"), parameters + toPem(KNOWN_KEY, "sec1")]) {
      await writeFile(file("gateway.pem"), pem);
      expect((await load()).publicKeyHex).toBe(KNOWN_PUBLIC_KEY);
      expect(await read("gateway.pem")).toBe(pem);
    }
  });

  test("take a key away from other users and say so", async () => {
    await writeFile(file("gateway.pem"), toPem(KNOWN_KEY, "sec1"), { mode: 0o644 });
    await chmod(file("gateway.pem"), 0o644);
    await load();
    expect((await stat(file("gateway.pem"))).mode & 0o777).toBe(0o600);
    expect(logger.lines.map(({ level }) => level)).toContain("warn");
  });

  test("make a new key when the old one is gone, and warn", async () => {
    const first = await load();
    await rm(file("gateway.pem"));
    const second = await load();
    expect(second.serial).toBe(first.serial);
    expect(second.publicKeyHex).not.toBe(first.publicKeyHex);
    expect(logger.lines.at(-1)).toMatchObject({ level: "warn", fields: { before: first.publicKeyHex } });
  });
});

describe("a damaged file is a fatal error that names it, and is never overwritten", () => {
  const rsa = () => generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey;
  const p384 = () => generateKeyPairSync("ec", { namedCurve: "secp384r1" }).privateKey;
  const foreignHalf = () => {
    const own = KNOWN_KEY.export({ format: "der", type: "sec1" });
    const other = createGatewayKey().export({ format: "der", type: "sec1" });
    // The public point is the last 64 bytes.
    const mixed = Buffer.concat([own.subarray(0, -64), other.subarray(-64)]);
    return `-----BEGIN EC PRIVATE KEY-----\n${mixed.toString("base64")}\n-----END EC PRIVATE KEY-----\n`;
  };
  const encrypted = () =>
    KNOWN_KEY.export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "x" }) as string;

  test.each([
    ["empty", () => "", /gateway\.pem file is empty/],
    ["cut short", () => toPem(KNOWN_KEY, "sec1").slice(0, 100), /not an unencrypted private key/],
    ["text", () => "hello", /not an unencrypted private key/],
    ["encrypted", encrypted, /not an unencrypted private key/],
    ["an RSA key", () => toPem(rsa(), "pkcs8"), /is for rsa, not for P-256/],
    ["on another curve", () => toPem(p384(), "sec1"), /is for secp384r1, not for P-256/],
    ["of two keys", foreignHalf, /public half that does not belong/],
  ])("a key that is %s", async (_, makePem, reason) => {
    const pem = makePem();
    await writeFile(file("gateway.pem"), pem);
    const loading = load();
    await expect(loading).rejects.toThrow(ConfigError);
    await expect(loading).rejects.toMatchObject({ code: "identity_damaged" });
    await expect(loading).rejects.toThrow(reason);
    await expect(loading).rejects.toThrow(/restore it from a backup/);
    expect(await read("gateway.pem")).toBe(pem);
    expect(await readdir(dataDir)).toEqual(["gateway.pem"]);
  });

  test.each(["", "{", "null", "[]", '"x"', "{}", '{"serial":""}', '{"serial":7}'])(
    "an identity.json of %j",
    async (content) => {
      await writeFile(file("identity.json"), content);
      const loading = load();
      await expect(loading).rejects.toMatchObject({ code: "identity_damaged" });
      await expect(loading).rejects.toThrow(/identity\.json is damaged.*restore it from a backup/);
      expect(await read("identity.json")).toBe(content);
      expect(await readdir(dataDir)).toEqual(["identity.json"]);
    },
  );

  test("a file that cannot be read", async () => {
    await mkdir(file("gateway.pem"));
    await expect(load()).rejects.toMatchObject({ code: "identity_damaged" });
    expect(await readdir(dataDir)).toEqual(["gateway.pem"]);
  });

  test("any flipped bit of a key either changes nothing that matters or is noticed", async () => {
    const { publicKeyHex: publicKey } = await load();
    const pem = await readFile(file("gateway.pem"));
    await fc.assert(
      fc.asyncProperty(fc.nat(pem.length * 8 - 1), async (bit) => {
        const flipped = Buffer.from(pem);
        flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        await writeFile(file("gateway.pem"), flipped);
        const outcome = await load().then(
          (identity) => identity.publicKeyHex,
          (error: unknown) => (error as ConfigError).code,
        );
        expect([publicKey, "identity_damaged"]).toContain(outcome);
        expect((await readFile(file("gateway.pem"))).equals(flipped)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

test("a public key has 128 digits also when a coordinate starts with zeros", () => {
  const keys = Array.from({ length: 600 }, () => publicKeyHex(createGatewayKey()));
  expect(keys.every((key) => /^[0-9a-f]{128}$/.test(key))).toBe(true);
  // 600 keys have about five such coordinates; without one this test would say nothing.
  expect(keys.some((key) => key.startsWith("00") || key.slice(64).startsWith("00"))).toBe(true);
});

test("a write that fails leaves what was there, and nothing beside it", async () => {
  await mkdir(file("target"));
  await writeFile(join(file("target"), "inside"), "kept");
  await expect(writeFileAtomically(file("target"), "new", 0o600)).rejects.toThrow();
  expect(await readdir(dataDir)).toEqual(["target"]);
  expect(await readFile(join(file("target"), "inside"), "utf8")).toBe("kept");
});
