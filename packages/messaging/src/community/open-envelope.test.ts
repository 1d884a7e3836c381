import { SigningKey } from "@sourceful/identity";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import {
  type EnvelopeHead,
  EnvelopeSealer,
  isSignedFor,
  Keyring,
  type MessageFacts,
  openEnvelope,
  openFlexusEnvelope,
  type SealedMessage,
} from "../index.ts";
import { joinSigned, splitSigned } from "./signed-bytes.ts";

const houseKey = SigningKey.create();
const otherKey = SigningKey.create();
const nodeKey = SigningKey.create(4);
const flexusKey = SigningKey.create();

const base = {
  atMs: 1_763_812_800_000,
  dataClass: "REAL",
  sourceRef: "meter:SN1",
  validForMs: 60_000,
} as const;
const state: MessageFacts<"buildingState"> = {
  ...base,
  body: {
    timestamp_source: "device_clock_synced",
    samples: [{ ts: 1_763_812_800_000, quality: "valid", w: -12.5 }],
  },
};
const beat: MessageFacts<"communityHeartbeat"> = {
  ...base,
  recipient: "hugin-1",
  body: { interval_ms: 60_000, version: "0.1.0" },
};

let house: EnvelopeSealer;
let node: EnvelopeSealer;
let keyring: Keyring;

beforeEach(() => {
  house = new EnvelopeSealer({ key: houseKey, community: "erl", sender: "hugin-1", boot: 7 });
  node = new EnvelopeSealer({ key: nodeKey, community: "erl", sender: "edgeware", boot: 3 });
  keyring = new Keyring("erl", [
    { sender: "hugin-1", role: "building", keyEpoch: 1, publicKey: houseKey.publicKey },
    { sender: "hugin-2", role: "building", keyEpoch: 1, publicKey: otherKey.publicKey },
    { sender: "edgeware", role: "community", keyEpoch: 4, publicKey: nodeKey.publicKey },
    { sender: "flexus", role: "flexus", keyEpoch: 1, publicKey: flexusKey.publicKey },
  ]);
});

/** Code, reason and whether the signature was good. */
function refusalOf(message: Pick<SealedMessage, "subject" | "data">): [string, string, boolean] | undefined {
  const opened = openEnvelope(message, keyring);
  return opened.ok ? undefined : [opened.refusal.code, opened.refusal.reason, opened.refusal.isGenuine];
}

/** Any text, signed: what a member with a faulty or hostile program could send. */
function signed(text: string, key = houseKey): Uint8Array {
  const bytes = Buffer.from(text, "latin1");
  return joinSigned({ signed: bytes, signature: key.sign(bytes) });
}

const SUBJECT = "communities.erl.buildings.hugin-1.state.json.v1";
const MEMBERS =
  '"boot":1,"seq":1,"ts":1,"data_class":"REAL","source_ref":"m","valid_for_ms":1,"idem":"i","body":{"timestamp_source":"gateway_stamped","samples":[{"ts":1,"quality":"valid"}]}';
const HEAD = '{"schema":"community.building-state/1","community":"erl","sender":"hugin-1","key_epoch":1,';

describe("a message as it should be", () => {
  test("opens as it was sealed", () => {
    const sealed = house.seal("buildingState", state);
    expect(sealed.subject).toBe(SUBJECT);
    expect(openEnvelope(sealed, keyring)).toEqual({
      ok: true,
      envelope: {
        schema: "community.building-state/1",
        community: "erl",
        sender: "hugin-1",
        key_epoch: 1,
        boot: 7,
        seq: 1,
        ts: 1_763_812_800_000,
        data_class: "REAL",
        source_ref: "meter:SN1",
        valid_for_ms: 60_000,
        idem: "hugin-1:7:1",
        body: state.body,
      },
    });
  });

  test("is JSON anybody can read, its signature last", () => {
    const text = Buffer.from(house.seal("buildingState", state).data).toString();
    expect(JSON.parse(text)).toMatchObject({ sender: "hugin-1", body: state.body });
    expect(text).toMatch(/^\{"schema":"community\.building-state\/1",.*,"sig":"[\w-]{86}"\}$/);
  });

  test("of the community goes to the building it names", () => {
    const sealed = node.seal("communityHeartbeat", beat);
    expect(sealed.subject).toBe("communities.erl.buildings.hugin-1.community-heartbeat.json.v1");
    expect(openEnvelope(sealed, keyring)).toMatchObject({
      ok: true,
      envelope: { sender: "edgeware", recipient: "hugin-1", key_epoch: 4, seq: 1 },
    });
  });

  test("is understood with members nobody knows", () => {
    const data = signed(`${HEAD}"later":{"a":1},${MEMBERS}`);
    expect(openEnvelope({ subject: SUBJECT, data }, keyring)).toMatchObject({ ok: true });
  });
});

describe("a place in the record", () => {
  const place = { epoch: 3_141_592_653, seq: 42 };
  const at = (seq: number, epoch = place.epoch) => ({ serial: "hugin-1", epoch, seq });

  test("is signed, and counts for that place of that building only", () => {
    const opened = openEnvelope(house.prepare("buildingState", state)(place), keyring);
    expect(opened).toMatchObject({ ok: true, envelope: { record: place, seq: 1 } });
    expect(isSignedFor(opened, at(42))).toBe(true);
    expect(isSignedFor(opened, at(43))).toBe(false);
    expect(isSignedFor(opened, at(42, 1))).toBe(false);
    expect(isSignedFor(opened, { ...at(42), serial: "hugin-2" })).toBe(false);
  });

  test("is none when it is not signed, and not by who it says", () => {
    const without = openEnvelope(house.prepare("buildingState", state)(undefined), keyring);
    expect(without).toMatchObject({ ok: true, envelope: { seq: 1 } });
    expect(isSignedFor(without, at(42))).toBe(false);
    const forger = new EnvelopeSealer({ key: otherKey, community: "erl", sender: "hugin-1", boot: 1 });
    const forged = openEnvelope(forger.prepare("buildingState", state)(place), keyring);
    expect(isSignedFor(forged, at(42))).toBe(false);
  });

  test("is kept by a message whose schema nobody knows, but not on a subject that is not its own", () => {
    const later = signed(
      `${HEAD.replace("building-state/1", "building-state/2")}"record":{"epoch":1,"seq":2},${MEMBERS}`,
    );
    expect(isSignedFor(openEnvelope({ subject: SUBJECT, data: later }, keyring), at(2, 1))).toBe(true);
    const { data } = house.prepare("buildingState", state)(place);
    const elsewhere = openEnvelope({ subject: SUBJECT.replace("state", "flexibility"), data }, keyring);
    expect(isSignedFor(elsewhere, at(42))).toBe(false);
  });

  test("counts where it belongs in the message, once", () => {
    const record = '"record":{"epoch":1,"seq":2},';
    const opened = (text: string) => openEnvelope({ subject: SUBJECT, data: signed(text) }, keyring);
    expect(opened(`${HEAD}${record}${MEMBERS}`)).toMatchObject({ ok: true });
    const why = { ok: false, refusal: { code: "INVALID_DATA" } };
    expect(opened(`${HEAD}"boot":1,${record}${MEMBERS}`)).toMatchObject(why);
    expect(opened(`${HEAD}${record}"record":{"epoch":1,"seq":3},${MEMBERS}`)).toMatchObject(why);
  });
});

describe("identity", () => {
  test("no byte can change without being noticed", () => {
    const { subject, data } = house.seal("buildingState", state);
    fc.assert(
      fc.property(fc.nat(data.length - 1), fc.integer({ min: 1, max: 255 }), (at, bits) => {
        const changed = Uint8Array.from(data);
        changed[at] = (changed[at] ?? 0) ^ bits;
        expect(openEnvelope({ subject, data: changed }, keyring).ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test("nothing can be cut off, put before or put behind", () => {
    const { subject, data } = house.seal("buildingState", state);
    fc.assert(
      fc.property(fc.nat(data.length - 1), fc.uint8Array({ minLength: 1, maxLength: 20 }), (at, more) => {
        for (const changed of [data.subarray(0, at), data.subarray(at + 1)]) {
          expect(openEnvelope({ subject, data: changed }, keyring).ok).toBe(false);
        }
        for (const parts of [
          [data, more],
          [more, data],
          [data.subarray(0, at), more, data.subarray(at)],
        ]) {
          expect(openEnvelope({ subject, data: Buffer.concat(parts) }, keyring).ok).toBe(false);
        }
      }),
    );
  });

  test("one signature has one text", () => {
    const { subject, data } = house.seal("buildingState", state);
    const last = data.length - 3;
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const accepted = alphabet.split("").filter((character) => {
      const changed = Uint8Array.from(data);
      changed[last] = character.charCodeAt(0);
      return openEnvelope({ subject, data: changed }, keyring).ok;
    });
    expect(accepted).toEqual([String.fromCharCode(data[last] ?? 0)]);
  });

  test("another's key signs nothing of mine", () => {
    const forger = new EnvelopeSealer({ key: otherKey, community: "erl", sender: "hugin-1", boot: 7 });
    expect(refusalOf(forger.seal("buildingState", state))).toEqual([
      "IDENTITY",
      "the signature is wrong",
      false,
    ]);
  });

  test("a key counts in its epoch, as long as it is believed", () => {
    const sealed = house.seal("buildingState", state);
    const old = SigningKey.parse(houseKey.toPem(), 2);
    const later = new EnvelopeSealer({ key: old, community: "erl", sender: "hugin-1", boot: 8 });
    const unknown = ["IDENTITY", "no key of that sender and epoch is believed", false];
    expect(refusalOf(later.seal("buildingState", state))).toEqual(unknown);
    keyring.add({ sender: "hugin-1", role: "building", keyEpoch: 2, publicKey: old.publicKey });
    expect(refusalOf(later.seal("buildingState", state))).toBeUndefined();
    expect(refusalOf(sealed)).toBeUndefined();
    expect(keyring.remove("hugin-1", 1)).toBe(true);
    expect(refusalOf(sealed)).toEqual(unknown);
  });

  test("what is about another community is refused", () => {
    const elsewhere = new EnvelopeSealer({ key: houseKey, community: "lan", sender: "hugin-1", boot: 7 });
    expect(refusalOf(elsewhere.seal("buildingState", state))?.[1]).toBe("it is about another community");
  });

  test.each([
    ["another building's", "communities.erl.buildings.hugin-2.state.json.v1"],
    ["another community's", "communities.lan.buildings.hugin-1.state.json.v1"],
    ["that of another kind", "communities.erl.buildings.hugin-1.delivery.json.v1"],
    ["that of the gateway", "gateways.hugin-1.state.json.v1"],
  ])("a message on %s subject is refused", (_, subject) => {
    const { data } = house.seal("buildingState", state);
    expect(refusalOf({ subject, data })).toEqual([
      "IDENTITY",
      "it was published on a subject that is not its own",
      true,
    ]);
  });

  test("a dispatch for one house does nothing in another", () => {
    const { data } = node.seal("communityHeartbeat", beat);
    const subject = "communities.erl.buildings.hugin-2.community-heartbeat.json.v1";
    expect(refusalOf({ subject, data })?.[0]).toBe("IDENTITY");
  });

  test("a building does not sign what the community signs, nor the other way", () => {
    const posing = new EnvelopeSealer({ key: otherKey, community: "erl", sender: "hugin-2", boot: 1 });
    expect(refusalOf(posing.seal("communityHeartbeat", beat))?.[1]).toBe(
      "a building does not sign communityHeartbeat messages",
    );
    expect(refusalOf(node.seal("buildingState", state))?.[1]).toBe(
      "a community does not sign buildingState messages",
    );
  });

  test("a sender that is named twice is refused", () => {
    const data = signed(`${HEAD}"sender":"hugin-2",${MEMBERS}`);
    expect(refusalOf({ subject: SUBJECT, data })?.[0]).toBe("INVALID_DATA");
  });
});

describe("shape", () => {
  test.each<[string, string, string, string]>([
    ["nothing before the signature", "", "INVALID_DATA", "it does not end with a signature"],
    [
      "members in another order",
      `{"sender":"hugin-1","community":"erl",${MEMBERS}`,
      "INVALID_DATA",
      "it does not begin",
    ],
    ["no JSON", `${HEAD}nonsense`, "INVALID_DATA", "it is not JSON"],
    ["no UTF-8", `${HEAD}"x":"\xff",${MEMBERS}`, "INVALID_DATA", "it is not JSON"],
    ["a member that is missing", `${HEAD}"boot":1`, "INVALID_MESSAGE", "seq is missing"],
    [
      "a number beyond all",
      `${HEAD}${MEMBERS.replace('"ts":1,', '"ts":1e999,')}`,
      "INVALID_MESSAGE",
      "ts must be a whole number",
    ],
    [
      "a body that does not fit",
      `${HEAD}${MEMBERS.replace('"quality":"valid"', '"w":1')}`,
      "INVALID_MESSAGE",
      "body.samples[0].quality is missing",
    ],
    [
      "a schema nobody knows",
      `${HEAD.replace("state/1", "state/2")}${MEMBERS}`,
      "INVALID_MESSAGE",
      "the schema community.building-state/2 is not known here",
    ],
  ])("%s: refused", (_, text, code, reason) => {
    const refusal = refusalOf({ subject: SUBJECT, data: signed(text) });
    expect(refusal?.[0]).toBe(code);
    expect(refusal?.[1]).toContain(reason);
  });

  test("what the community says to nobody is refused", () => {
    const { data } = node.seal("communityHeartbeat", beat);
    const text = Buffer.from(splitSigned(data)?.signed ?? "")
      .toString()
      .replace('"recipient":"hugin-1",', "");
    const subject = "communities.erl.buildings.hugin-1.community-heartbeat.json.v1";
    expect(refusalOf({ subject, data: signed(text, nodeKey) })?.[1]).toBe("it does not say who it is for");
  });

  test("more than 64 KiB is not looked at", () => {
    const data = signed(`${HEAD}"x":"${"x".repeat(66_000)}",${MEMBERS}`);
    expect(refusalOf({ subject: SUBJECT, data })?.[0]).toBe("INVALID_DATA");
  });

  test("every problem is told at once, and who said it", () => {
    const text = `${HEAD}${MEMBERS.replace('"ts":1,"quality":"valid"', '"w":"1"')}`;
    const opened = openEnvelope({ subject: SUBJECT, data: signed(text) }, keyring);
    expect(opened).toMatchObject({
      ok: false,
      refusal: {
        isGenuine: true,
        head: { sender: "hugin-1", keyEpoch: 1 } satisfies Partial<EnvelopeHead>,
        problems: [
          { path: "body.samples[0].ts", message: "is missing" },
          { path: "body.samples[0].quality", message: "is missing" },
          { path: "body.samples[0].w", message: 'must be a number, is the text "1"' },
        ],
      },
    });
  });

  test("whatever bytes come, they are refused and nothing is thrown", () => {
    const anyEnd = fc.constantFrom("", `,"sig":"${"A".repeat(86)}"}`);
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        anyEnd,
        fc.constantFrom("", HEAD),
        (bytes, end, start) => {
          const data = Buffer.concat([Buffer.from(start), bytes, Buffer.from(end)]);
          expect(openEnvelope({ subject: SUBJECT, data }, keyring).ok).toBe(false);
        },
      ),
    );
  });

  test("whatever a member signs, it is opened or refused and nothing is thrown", () => {
    const members = JSON.parse(`{${MEMBERS}}`) as Record<string, unknown>;
    const edits = fc.dictionary(fc.constantFrom(...Object.keys(members), "recipient", "x"), fc.jsonValue());
    fc.assert(
      fc.property(edits, (edit) => {
        const rest = JSON.stringify({ ...members, ...edit }).slice(1, -1);
        const opened = openEnvelope({ subject: SUBJECT, data: signed(`${HEAD}${rest}`) }, keyring);
        if (!opened.ok) expect(opened.refusal.reason).not.toBe("");
      }),
    );
  });
});

test("messages with FLEXUS and with buildings are not taken for each other", () => {
  const flexus = new EnvelopeSealer({ key: flexusKey, community: "erl", sender: "flexus", boot: 1 });
  const order = { id: "or-5", offer: "of-12", activation_fraction: 0.8, response_deadline: 1 };
  const sealed = flexus.seal("flexusOrder", { ...base, body: order });
  expect(sealed.subject).toBe("flexus.erl.order.json.v1");
  expect(openFlexusEnvelope(sealed, keyring)).toMatchObject({ ok: true, envelope: { body: order } });
  expect(openEnvelope(sealed, keyring)).toMatchObject({ ok: false, refusal: { code: "INVALID_MESSAGE" } });
  const report = house.seal("buildingState", state);
  expect(openFlexusEnvelope(report, keyring)).toMatchObject({
    ok: false,
    refusal: { code: "INVALID_MESSAGE" },
  });
});
