import type { KeyObject } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigError, createKeyPair, silentLogger } from "@sourceful/domain";
import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import { inspectJournal } from "@sourceful/journal";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ProbeRequest } from "../probe-request.ts";
import { type AuditEntry, decodeAuditEntry } from "./audit-entry.ts";
import { AuditTrail } from "./audit-trail.ts";
import { PolicyAccess } from "./policy-access.ts";
import { parseProbeFile } from "./probe-policy.ts";
import { publicKeyText } from "./public-key.ts";
import { signRequest } from "./signed-request.ts";

const SERIAL = "gw-1";
const SUBJECT = `gateways.${SERIAL}.hugin.probe`;
const anna = createKeyPair("Ed25519");
const bo = createKeyPair("Ed25519");

let directory: string;
let clock: FakeClock;
let logger: RecordingLogger;
let audit: AuditTrail;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "access-"));
  clock = new FakeClock();
  logger = new RecordingLogger();
  audit = await openAudit();
});
afterEach(async () => {
  await audit.close();
  await rm(directory, { recursive: true });
});

function openAudit(): Promise<AuditTrail> {
  return AuditTrail.open({ directory, maxAgeMs: 86_400_000, clock, logger });
}

function openAccess(file: object, isBusLocal = true): Promise<PolicyAccess> {
  const policy = parseProbeFile(JSON.stringify(file), "probe.json");
  return PolicyAccess.open({
    serial: SERIAL,
    policy: () => Promise.resolve(policy),
    isBusLocal,
    audit,
    clock,
    logger,
  });
}

/** A file with anna, who may look, and bo, who may do everything. */
function withKeys(more: object = {}): object {
  const key = (name: string, { publicKey }: { publicKey: KeyObject }) => ({
    name,
    public_key: publicKeyText(publicKey),
  });
  return { keys: [{ ...key("anna", anna), may: ["look"] }, key("bo", bo)], ...more };
}

interface Pair {
  privateKey: KeyObject;
  publicKey: KeyObject;
}

function request(
  method: string,
  { by, params = {}, timeMs = clock.nowMs() }: { by?: Pair; params?: object; timeMs?: number } = {},
): ProbeRequest {
  const fields = { id: "q1", method, params };
  const raw = Buffer.from(JSON.stringify(fields));
  const headers = by
    ? signRequest(by.privateKey, by.publicKey, { subject: SUBJECT, payload: raw, timeMs })
    : {};
  return { ...fields, replyTo: "_INBOX.a", progressTo: undefined, subject: SUBJECT, headers, fields, raw };
}

/** The audit as it is on disk, oldest first. */
async function lines(): Promise<AuditEntry[]> {
  await audit.close();
  const inspection = await inspectJournal({ directory, logger: silentLogger });
  const found: AuditEntry[] = [];
  for await (const { payload } of inspection.read()) {
    const entry = decodeAuditEntry(payload);
    if (entry) found.push(entry);
  }
  expect((await inspection.verify()).isIntact).toBe(true);
  return found;
}

const refused = (code: string, reason: RegExp | string = /./) => ({
  admitted: false,
  code,
  reason: typeof reason === "string" ? reason : expect.stringMatching(reason),
});

describe("who is let in", () => {
  type Verdict = "unsigned" | "anna" | "refused";
  const cases: [string, boolean, { unsigned: Verdict; signed: Verdict }][] = [
    ["local", true, { unsigned: "unsigned", signed: "anna" }],
    ["local", false, { unsigned: "refused", signed: "anna" }],
    ["bus", true, { unsigned: "unsigned", signed: "anna" }],
    ["bus", false, { unsigned: "unsigned", signed: "anna" }],
    ["signed", true, { unsigned: "refused", signed: "anna" }],
    ["signed", false, { unsigned: "refused", signed: "anna" }],
    ["off", true, { unsigned: "refused", signed: "refused" }],
    ["off", false, { unsigned: "refused", signed: "refused" }],
  ];
  test.each(cases)("access %j with the bus on this machine: %j", async (access, isBusLocal, expected) => {
    const policy = await openAccess(withKeys({ access }), isBusLocal);
    const verdict = async (one: ProbeRequest): Promise<string> => {
      const admission = await policy.admit(one);
      return admission.admitted ? admission.caller : "refused";
    };
    expect({
      unsigned: await verdict(request("tcp_test")),
      signed: await verdict(request("tcp_test", { by: anna })),
    }).toEqual(expected);
  });

  test("without a file the bus of this machine is enough, and one elsewhere is not", async () => {
    expect(await (await openAccess({})).admit(request("run_driver"))).toEqual({
      admitted: true,
      caller: "unsigned",
    });
    expect(await (await openAccess({}, false)).admit(request("list_devices"))).toEqual(
      refused("probe_signature_invalid", /has to be signed/),
    );
  });

  test("while probe.json cannot be used nobody is, and callers are not told what it says", async () => {
    const policy = () => Promise.reject(new ConfigError("probe.json:3 secret", { code: "config_invalid" }));
    const access = await PolicyAccess.open({
      serial: SERIAL,
      policy,
      isBusLocal: true,
      audit,
      clock,
      logger,
    });
    expect(await access.admit(request("list_devices"))).toEqual(
      refused("probe_forbidden", "the node's probe.json cannot be used, its log says why"),
    );
  });
});

describe("what a caller may", () => {
  test("a key with look may look and not run or deploy", async () => {
    const access = await openAccess(withKeys());
    for (const method of ["list_devices", "read_registers", "mqtt_subscribe", "cancel"]) {
      expect(await access.admit(request(method, { by: anna })), method).toMatchObject({ admitted: true });
    }
    for (const method of ["run_driver", "deploy_driver", "rollback_driver", "reboot", ""]) {
      expect(await access.admit(request(method, { by: anna })), method).toEqual(refused("probe_forbidden"));
      expect(await access.admit(request(method, { by: bo })), method).toMatchObject({ caller: "bo" });
    }
  });

  test("unsigned callers can be held to less than signed ones", async () => {
    const access = await openAccess(withKeys({ may: ["list_devices"] }));
    expect(await access.admit(request("list_devices"))).toMatchObject({ admitted: true });
    expect(await access.admit(request("tcp_test"))).toEqual(refused("probe_forbidden"));
    expect(await access.admit(request("run_driver", { by: bo }))).toMatchObject({ admitted: true });
  });
});

describe("signatures", () => {
  test("a request is taken once, also after a restart", async () => {
    const sent = request("list_devices", { by: anna });
    expect(await (await openAccess(withKeys())).admit(sent)).toMatchObject({ admitted: true });
    const again = { ...sent };
    const access = await openAccess(withKeys());
    expect(await access.admit(again)).toEqual(refused("probe_signature_invalid", /sent before/));
    await audit.close();
    audit = await openAudit();
    expect(await (await openAccess(withKeys())).admit(again)).toEqual(
      refused("probe_signature_invalid", /sent before/),
    );
  });

  test("setting the clock, either way, makes no old request good again", async () => {
    const access = await openAccess(withKeys());
    const signedAtMs = clock.nowMs();
    const sent = request("list_devices", { by: anna });
    await access.admit(sent);
    clock.jumpWallClockTo(signedAtMs + 86_400_000);
    expect(await access.admit({ ...sent })).toEqual(refused("probe_signature_invalid", /86400 s before/));
    expect(await access.admit(request("list_devices", { by: anna }))).toMatchObject({ admitted: true });
    clock.jumpWallClockTo(signedAtMs);
    expect(await access.admit({ ...sent })).toEqual(refused("probe_signature_invalid", /sent before/));
    expect(await access.admit(request("list_devices", { by: anna }))).toMatchObject({ admitted: true });
  });

  test("one that is too old or from the future says how far the clocks are apart", async () => {
    const access = await openAccess(withKeys({ clock_tolerance_s: 10 }));
    for (const [offMs, words] of [
      [-11_000, /signed 11 s before the node's time/],
      [11_000, /signed 11 s after the node's time/],
    ] as const) {
      const sent = request("list_devices", { by: anna, timeMs: clock.nowMs() + offMs });
      expect(await access.admit(sent)).toEqual(refused("probe_signature_invalid", words));
    }
    const sent = request("list_devices", { by: anna, timeMs: clock.nowMs() - 10_000 });
    expect(await access.admit(sent)).toMatchObject({ admitted: true });
  });

  test("an unknown key, another payload or another gateway's request is refused, also on a local bus", async () => {
    const access = await openAccess(withKeys());
    const stranger = createKeyPair("Ed25519");
    expect(await access.admit(request("list_devices", { by: stranger }))).toEqual(
      refused("probe_signature_invalid", /does not list the key/),
    );
    const sent = request("list_devices", { by: bo });
    const changed = { ...sent, raw: Buffer.from('{"id":"q1","method":"run_driver"}') };
    expect(await access.admit(changed)).toEqual(refused("probe_signature_invalid", /not that of this/));
    expect(await access.admit({ ...sent, subject: "gateways.gw-2.hugin.probe" })).toEqual(
      refused("probe_signature_invalid", /not that of this/),
    );
    // A forged copy does not spend the nonce of the true one.
    expect(await access.admit(sent)).toMatchObject({ admitted: true });
  });
});

describe("rates", () => {
  test("a caller past its rate is told when to try again, and the others go on", async () => {
    const access = await openAccess(withKeys({ requests_per_minute: 2 }));
    await access.admit(request("tcp_test"));
    await access.admit(request("tcp_test"));
    expect(await access.admit(request("tcp_test"))).toEqual(
      refused("probe_rate_limited", "more than 2 requests a minute; try again in 30.0 s"),
    );
    expect(await access.admit(request("tcp_test", { by: anna }))).toMatchObject({ admitted: true });
    await clock.advance(30_000);
    expect(await access.admit(request("tcp_test"))).toMatchObject({ admitted: true });
  });

  test("all callers together have a rate too", async () => {
    const access = await openAccess(withKeys({ total_requests_per_minute: 2 }));
    await access.admit(request("tcp_test"));
    await access.admit(request("tcp_test", { by: anna }));
    expect(await access.admit(request("tcp_test", { by: bo }))).toEqual(
      refused("probe_rate_limited", /more than 2 a minute of all callers/),
    );
  });

  test("forged and repeated requests are looked at so often, and lock out their own key only", async () => {
    const access = await openAccess(withKeys());
    const sent = request("tcp_test", { by: anna });
    await access.admit(sent);
    for (let at = 0; at < 120; at++) {
      await access.admit({ ...sent, raw: Buffer.from("forged") });
      await access.admit(sent);
    }
    const next = request("tcp_test", { by: anna });
    expect(await access.admit(next)).toEqual(refused("probe_rate_limited", /its holder did not sign/));
    expect(await access.admit(request("tcp_test", { by: bo }))).toMatchObject({ admitted: true });
    await clock.advance(250);
    expect(await access.admit(next)).toMatchObject({ admitted: true });
  });

  test("requests that are refused spend nobody's rate", async () => {
    const access = await openAccess(withKeys({ requests_per_minute: 1, total_requests_per_minute: 1 }));
    const sent = request("tcp_test", { by: bo });
    for (let at = 0; at < 50; at++) {
      await access.admit({ ...sent, raw: Buffer.from("forged") });
      await access.admit(request("run_driver", { by: anna }));
    }
    expect(await access.admit(sent)).toMatchObject({ admitted: true });
  });
});

describe("the audit", () => {
  test("tells who asked what, what came of it and how long it took, without secrets", async () => {
    const access = await openAccess(withKeys());
    const asked = request("mqtt_connect", { by: bo, params: { broker: "10.0.0.5", password: "hunter2" } });
    await access.admit(asked);
    access.ended(asked, { caller: "bo", success: false, code: "connection_failed", durationMs: 12.4 });
    const denied = request("run_driver", { by: anna });
    await access.admit(denied);
    access.ended(denied, { caller: undefined, success: false, code: "probe_forbidden", durationMs: 1 });
    const found = await lines();
    expect(found).toMatchObject([
      {
        event: "admitted",
        id: "q1",
        method: "mqtt_connect",
        caller: "bo",
        params: { broker: "10.0.0.5", password: "(hidden)" },
        reply_to: "_INBOX.a",
        request_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        signed: { key: publicKeyText(bo.publicKey), time_ms: clock.nowMs() },
      },
      {
        event: "ended",
        method: "mqtt_connect",
        caller: "bo",
        of: 1,
        success: false,
        code: "connection_failed",
        duration_ms: 12,
      },
      { event: "refused", method: "run_driver", caller: "anna", code: "probe_forbidden" },
    ]);
    expect(JSON.stringify(found)).not.toContain("hunter2");
  });

  test("what a caller sends stays inside its own line", async () => {
    const access = await openAccess({});
    const id = 'x"}\n{"event":"admitted","id":"forged","method":"deploy_driver","caller":"bo"}\u001b[2J';
    await access.admit({ ...request("tcp_test"), id, method: `${id}${"y".repeat(5_000)}` });
    const found = await lines();
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ event: "admitted", id, caller: "unsigned" });
    expect(found[0]?.method.length).toBeLessThan(200);
  });

  test("nothing a caller sends reaches the log as it is", async () => {
    const access = await openAccess({ may: ["look"] });
    await access.admit(request("reboot\n\u001b[2J\u202eforged", {}));
    expect(logger.lines.map(({ fields }) => fields["reason"])).toEqual([
      "unsigned may not use reboot??[2J?forged; the node's probe.json says who may",
    ]);
  });

  test("a flood of refusals is counted instead of written", async () => {
    const access = await openAccess({ access: "signed" });
    for (let at = 0; at < 1_000; at++) await access.admit(request("tcp_test"));
    await clock.advance(60_000);
    await access.admit(request("tcp_test"));
    const found = await lines();
    expect(found.length).toBe(31);
    expect(found.at(-1)).toMatchObject({ event: "refused", unwritten: 970 });
    expect(logger.lines.filter(({ message }) => message === "probe request refused")).toHaveLength(31);
  });

  test("nothing runs that cannot be written down", async () => {
    const access = await openAccess({});
    await audit.close();
    expect(await access.admit(request("list_devices"))).toEqual(refused("journal_closed"));
  });
});
