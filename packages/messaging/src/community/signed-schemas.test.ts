import { SigningKey } from "@sourceful/identity";
import { describe, expect, test } from "vitest";
import {
  BUILDING_MESSAGES,
  EnvelopeSealer,
  FLEXUS_MESSAGES,
  FLEXUS_SUBJECTS,
  Keyring,
  openEnvelope,
  PRIVACY_FLOOR,
  SUBJECTS,
} from "../index.ts";
import * as validators from "./generated/validators.ts";
import { joinSigned } from "./signed-bytes.ts";
import { SIGNED_SCHEMAS } from "./signed-schemas.ts";

const messages = { ...BUILDING_MESSAGES, ...FLEXUS_MESSAGES };
const subjects: Readonly<Record<string, { readonly template: string }>> = { ...SUBJECTS, ...FLEXUS_SUBJECTS };

interface Node {
  readonly type?: string;
  readonly "x-unit"?: string;
  readonly additionalProperties?: unknown;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
}

/** Every schema in a schema, with its path. */
function nodesOf(node: Node, path = ""): [string, Node][] {
  const inner = Object.entries(node.properties ?? {}).flatMap(([key, item]) =>
    nodesOf(item, `${path}.${key}`),
  );
  return [[path, node], ...inner, ...(node.items ? nodesOf(node.items, `${path}[]`) : [])];
}

describe("the tables agree", () => {
  test("every message has a schema with examples, a validator and a subject of its own", () => {
    const kinds = Object.keys(messages);
    expect(Object.keys(SIGNED_SCHEMAS).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
      [...kinds, "envelope"].toSorted((a, b) => (a < b ? -1 : 1)),
    );
    for (const kind of kinds) {
      expect(Object.hasOwn(subjects, kind)).toBe(true);
      expect(validators).toHaveProperty(kind);
    }
  });

  test("ids are unique, and their major version is that of the subject", () => {
    const ids = Object.values(messages).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [kind, { id }] of Object.entries(messages)) {
      const version = /^(?:community|flexus)\.[a-z-]+\/(\d+)$/.exec(id)?.[1];
      expect(version).toBeDefined();
      expect(subjects[kind]?.template).toMatch(new RegExp(`\\.json\\.v${version}$`));
    }
  });

  test("who signs a message is who sends it", () => {
    const senders = { building: "building → community", community: "community → building" };
    for (const [kind, { signer }] of Object.entries(BUILDING_MESSAGES)) {
      expect(subjects[kind]).toMatchObject({ direction: senders[signer] });
    }
    const northern = { flexus: "FLEXUS → community", community: "community → FLEXUS" };
    for (const [kind, { signer }] of Object.entries(FLEXUS_MESSAGES)) {
      expect(subjects[kind]).toMatchObject({ direction: northern[signer] });
    }
  });
});

describe.each(Object.entries(SIGNED_SCHEMAS))("%s", (_, { schema }) => {
  test("says the unit of every number", () => {
    // Money has a currency, a margin the unit beside it, and the record's own facts are the gateway state's.
    const isElsewhere = (path: string) => /\.(per_kwh|to_lower|to_upper)$|^\.journal/.test(path);
    const without = nodesOf(schema)
      .filter(([path, { type }]) => (type === "number" || type === "integer") && !isElsewhere(path))
      .filter(([, node]) => node["x-unit"] === undefined)
      .map(([path]) => path);
    expect(without).toEqual([]);
  });

  test("lets in keys it does not know", () => {
    expect(nodesOf(schema).filter(([, node]) => node.additionalProperties !== undefined)).toEqual([]);
  });
});

const key = SigningKey.create();
const keyring = new Keyring("erl", [
  { sender: "hugin-1", role: "building", keyEpoch: 1, publicKey: key.publicKey },
]);
const sealer = new EnvelopeSealer({ key, community: "erl", sender: "hugin-1", boot: 1 });
const { subject, data } = sealer.seal("buildingState", {
  atMs: 1,
  dataClass: "REAL",
  sourceRef: "meter",
  validForMs: 1,
  body: { timestamp_source: "device_clock_synced", samples: [{ ts: 1, quality: "valid" }] },
});
const message = JSON.parse(Buffer.from(data).toString()) as Record<string, unknown>;

/** What becomes of the message with these changes, signed again by its own sender. */
function reasonFor(changes: Record<string, unknown>): string | undefined {
  const { sig: _, ...changed } = { ...message, ...changes };
  const signed = Buffer.from(JSON.stringify(changed).slice(0, -1));
  const opened = openEnvelope(
    { subject, data: joinSigned({ signed, signature: key.sign(signed) }) },
    keyring,
  );
  return opened.ok ? undefined : `${opened.refusal.code}: ${opened.refusal.reason}`;
}

describe("what no message can do without or say", () => {
  test.each(["boot", "seq", "ts", "data_class", "source_ref", "valid_for_ms", "idem", "body"])(
    "without %s it is refused with a reason (R15, R16)",
    (member) => {
      expect(reasonFor({})).toBeUndefined();
      expect(reasonFor({ [member]: undefined })).toBe(`INVALID_MESSAGE: ${member} is missing`);
    },
  );

  test("the class of data is one of four, and signed with the rest (R20)", () => {
    expect(reasonFor({ data_class: "SYNTHETIC" })).toBeUndefined();
    expect(reasonFor({ data_class: "real" })).toMatch(/^INVALID_MESSAGE: data_class must be one of/);
    const relabelled = Buffer.from(Buffer.from(data).toString().replace('"REAL"', '"COMPUTED"'));
    expect(openEnvelope({ subject, data: relabelled }, keyring)).toMatchObject({
      refusal: { code: "IDENTITY" },
    });
  });

  test("whose clock it was is said (R19)", () => {
    expect(reasonFor({ body: { samples: [{ ts: 1, quality: "valid" }] } })).toBe(
      "INVALID_MESSAGE: body.timestamp_source is missing",
    );
  });

  test("a gap is a flag, and neither null nor 0 (R21)", () => {
    const sample = (facts: object) => ({
      body: { timestamp_source: "gateway_stamped", samples: [{ ts: 1, ...facts }] },
    });
    expect(reasonFor(sample({ quality: "missing" }))).toBeUndefined();
    expect(reasonFor(sample({ quality: "missing", w: null }))).toMatch(
      /body\.samples\[0\]\.w must be a number/,
    );
  });

  test.each(["valid", "suspect", "estimated", "missing", "quarantined"])(
    "%s is a quality flag (R22)",
    (quality) => {
      expect(
        reasonFor({ body: { timestamp_source: "gateway_stamped", samples: [{ ts: 1, quality }] } }),
      ).toBeUndefined();
    },
  );

  test.each(["good", "", "VALID", "bad"])("%j is no quality flag (R22)", (quality) => {
    expect(
      reasonFor({ body: { timestamp_source: "gateway_stamped", samples: [{ ts: 1, quality }] } }),
    ).toMatch(/quality must be one of/);
  });

  test("a dispatch that names no agent, role, decision or explanation cannot be signed (R78)", () => {
    const decision = { agent: "allocator", role: "dispatcher", record: "log:1", explanation: "T1 is full" };
    const dispatch = { id: "d", action: "cancel", ref: "c", response_deadline: 1 } as const;
    const facts = {
      recipient: "hugin-2",
      atMs: 1,
      dataClass: "COMPUTED",
      sourceRef: "a",
      validForMs: 1,
    } as const;
    expect(sealer.seal("dispatch", { ...facts, body: { ...dispatch, decision } }).kind).toBe("dispatch");
    for (const part of Object.keys(decision)) {
      const body = { ...dispatch, decision: { ...decision, [part]: undefined } };
      expect(() => sealer.seal("dispatch", { ...facts, body })).toThrow(`decision.${part} is missing`);
    }
  });

  test("a dispatch that does something has power over time, an end and a certificate", () => {
    const decision = { agent: "allocator", role: "dispatcher", record: "log:1", explanation: "T1 is full" };
    const facts = {
      recipient: "hugin-2",
      atMs: 1,
      dataClass: "COMPUTED",
      sourceRef: "a",
      validForMs: 1,
    } as const;
    const body = { id: "d", action: "activate", response_deadline: 1, decision } as const;
    const problems = ["certificate", "direction", "end", "start", "steps"].map((path) => ({
      path,
      message: "is missing",
    }));
    expect(() => sealer.seal("dispatch", { ...facts, body })).toThrow(
      expect.objectContaining({ details: { kind: "dispatch", problems: expect.arrayContaining(problems) } }),
    );
  });

  test("a report of fewer than ten members cannot be signed (R37)", () => {
    expect(PRIVACY_FLOOR).toBe(10);
    const body = {
      id: "r",
      topology_version: 1,
      intervals: [{ start: 0, end: 1, quality: "valid", coverage_fraction: 1 }],
    } as const;
    const facts = { atMs: 1, dataClass: "COMPUTED", sourceRef: "state", validForMs: 1 } as const;
    const seal = (members: number) => sealer.seal("flexusReport", { ...facts, body: { ...body, members } });
    expect(seal(10).subject).toBe("flexus.erl.report.json.v1");
    expect(() => seal(9)).toThrow("members must be at least 10, is 9");
  });
});
