import {
  canonicalFields,
  DER_FIELDS,
  DER_KINDS,
  type FieldValue,
  type ReadingFields,
} from "@sourceful/domain";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  decodeTelemetry,
  encodeMessage,
  TELEMETRY_SCHEMAS,
  type TelemetryDrop,
  type TelemetryMessage,
  telemetryMessage,
} from "./index.ts";

const CONTEXT = { make: "Sungrow", atMs: 1_790_000_123_999, readTimeMs: 41.6 };
const ENVELOPE = { timestamp: 1_790_000_123, read_time_ms: 42, make: "Sungrow" };

function toText(message: TelemetryMessage): string {
  return new TextDecoder().decode(encodeMessage(message));
}

describe("the wire of the original gateway (contract 3.5)", () => {
  test("a meter's keys come in order", () => {
    const raw = {
      total_export_Wh: 2,
      import_wh: 1,
      L3_A: 9,
      L2_A: 8,
      L1_A: 7,
      L3_V: 6,
      L2_V: 5,
      L1_V: 4,
      l3_w: 3,
      l2_w: 2,
      l1_w: 1,
      hz: 50,
      W: -1500,
    };
    expect(toText(telemetryMessage("meter", canonicalFields("meter", raw), CONTEXT))).toBe(
      '{"type":"meter","timestamp":1790000123,"read_time_ms":42,"make":"Sungrow","W":-1500,"Hz":50,' +
        '"L1_W":1,"L2_W":2,"L3_W":3,"L1_V":4,"L2_V":5,"L3_V":6,"L1_A":7,"L2_A":8,"L3_A":9,' +
        '"total_import_Wh":1,"total_export_Wh":2}',
    );
  });

  test("a battery's counters are whole numbers, truncated toward zero", () => {
    const fields = { w: 0, soc: 0, total_charge_wh: 1234.9, total_discharge_wh: 0.9 };
    expect(toText(telemetryMessage("battery", fields, { ...CONTEXT, make: "" }))).toBe(
      '{"type":"battery","timestamp":1790000123,"read_time_ms":42,"make":"","W":0,"SoC_nom_fract":0,' +
        '"total_charge_Wh":1234,"total_discharge_Wh":0}',
    );
  });

  test("a v2x charger's limits are lists", () => {
    const fields = { lower_limit_w: [-11_000, 0], upper_limit_w: 11_000, status: 3, plug_connected: 1 };
    expect(telemetryMessage("v2x_charger", fields, CONTEXT)).toEqual({
      type: "v2x_charger",
      ...ENVELOPE,
      lower_limit_W: [-11_000, 0],
      upper_limit_W: [11_000],
      status: "3",
      plug_connected: true,
    });
  });

  test("pv strings beyond the second keep the spelling of the first two", () => {
    const fields = { mppt1_v: 600, mppt3_v: 610, mppt12_a: 4, mppt2_w: -900 };
    expect(telemetryMessage("pv", fields, CONTEXT)).toEqual({
      type: "pv",
      ...ENVELOPE,
      mppt1_V: 600,
      mppt3_V: 610,
      mppt12_A: 4,
      mppt2_W: -900,
    });
  });

  test.each([
    ["meter", "W Hz L1_W L2_W L3_W L1_V L2_V L3_V L1_A L2_A L3_A total_import_Wh total_export_Wh"],
    [
      "pv",
      "W HV_LV A total_generation_Wh mppt1_V mppt1_A mppt2_V mppt2_A heatsink_C rated_power_W lower_limit_W upper_limit_W",
    ],
    [
      "battery",
      "W V A SoC_nom_fract heatsink_C total_charge_Wh total_discharge_Wh upper_limit_W lower_limit_W",
    ],
    [
      "v2x_charger",
      "W A V Hz L1_A L2_A L3_A L1_V L2_V L3_V L1_W L2_W L3_W dc_W dc_A dc_V vehicle_soc_fract session_charge_Wh session_discharge_Wh total_charge_Wh total_discharge_Wh lower_limit_W upper_limit_W capacity_Wh rated_power_W status protocol control_mode plug_connected",
    ],
  ] as const)("the schema of %s starts with the contract's keys", (kind, keys) => {
    const expected = ["type", "timestamp", "read_time_ms", "make", ...keys.split(" ")];
    expect(Object.keys(TELEMETRY_SCHEMAS[kind].properties).slice(0, expected.length)).toEqual(expected);
  });
});

test("every canonical field of every kind has one key, and every key its field", () => {
  for (const kind of DER_KINDS) {
    const filledFrom = Object.values<object>(TELEMETRY_SCHEMAS[kind].properties).flatMap((property) =>
      "x-field" in property ? [property["x-field"]] : [],
    );
    const isString = (field: unknown) => /^mppt\d_/.test(String(field));
    const fields = filledFrom.filter((field) => !isString(field));
    expect(fields, kind).toHaveLength(DER_FIELDS[kind].length);
    expect(new Set(fields), kind).toEqual(new Set(DER_FIELDS[kind].map(({ name }) => name)));
  }
});

test("a field that cannot be sent is dropped and told, the others are sent", () => {
  const drops: TelemetryDrop[] = [];
  const fields = {
    w: Number.NaN,
    freq_hz: "fifty",
    l1_v: 230,
    soc: { nested: [1, Number.POSITIVE_INFINITY] },
    type: "x",
    MAKE: "y",
    l1_W: 7,
    mode: "auto",
    strings: [{ v: 1 }, { v: 0 }],
  };
  const message = telemetryMessage("meter", fields, { ...CONTEXT, onDrop: (drop) => drops.push(drop) });
  expect(message).toEqual({
    type: "meter",
    ...ENVELOPE,
    L1_V: 230,
    mode: "auto",
    strings: [{ v: 1 }, { v: 0 }],
  });
  expect(drops).toEqual([
    { field: "w", reason: "not_sendable" },
    { field: "freq_hz", reason: "not_sendable" },
    { field: "soc", reason: "not_sendable" },
    { field: "type", reason: "reserved_name" },
    { field: "MAKE", reason: "reserved_name" },
    { field: "l1_W", reason: "reserved_name" },
  ]);
});

test("a field called __proto__ changes nothing", () => {
  const fields = JSON.parse('{"w":1,"__proto__":{"polluted":1}}') as ReadingFields;
  const message = telemetryMessage("meter", fields, CONTEXT);
  expect(Object.keys(message)).toEqual(["type", "timestamp", "read_time_ms", "make", "W"]);
  expect(message.polluted).toBeUndefined();
});

describe("for any reading", () => {
  const number = fc.oneof(
    fc.double(),
    fc.constantFrom(0, -0, 1, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_VALUE),
  );
  const { value } = fc.letrec<{ value: FieldValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      { arbitrary: number, weight: 5 },
      fc.string({ unit: "binary" }),
      fc.boolean(),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(fc.string(), tie("value"), { maxKeys: 3 }),
    ),
  }));
  const kindAndFields = fc.constantFrom(...DER_KINDS).chain((kind) => {
    const names = DER_FIELDS[kind].flatMap(({ name, aliases = [] }) => [
      name,
      name.toUpperCase(),
      ...aliases,
    ]);
    const keys = Object.keys(TELEMETRY_SCHEMAS[kind].properties);
    const name = fc.oneof(
      { arbitrary: fc.constantFrom(...names), weight: 3 },
      fc.constantFrom(...keys, "mppt3_v", "mppt1_W", "ſoc", "timeSTAMP", "__proto__", "toString"),
      fc.string(),
    );
    return fc.dictionary(name, value).map((raw) => ({ kind, fields: canonicalFields(kind, raw) }));
  });

  test("the message passes its schema and survives the wire unchanged", () => {
    fc.assert(
      fc.property(kindAndFields, ({ kind, fields }) => {
        const message = telemetryMessage(kind, fields, CONTEXT);
        const decoded = decodeTelemetry(encodeMessage(message));
        expect(decoded).toEqual({ ok: true, message: JSON.parse(JSON.stringify(message)) });
      }),
      { numRuns: 500 },
    );
  });

  test("every field is sent or told of, and the envelope is never touched", () => {
    fc.assert(
      fc.property(kindAndFields, ({ kind, fields }) => {
        const dropped = new Set<string>();
        const message = telemetryMessage(kind, fields, {
          ...CONTEXT,
          onDrop: ({ field }) => dropped.add(field),
        });
        expect(message).toMatchObject({ type: kind, ...ENVELOPE });
        const sent = Object.keys(message).length - 4;
        expect(sent + dropped.size).toBe(Object.keys(fields).length);
      }),
      { numRuns: 500 },
    );
  });

  test("nothing on the wire is null, which is what NaN would become", () => {
    fc.assert(
      fc.property(kindAndFields, ({ kind, fields }) => {
        const found: unknown[] = [];
        JSON.parse(toText(telemetryMessage(kind, fields, CONTEXT)), (_, item: unknown) => {
          if (item === null) found.push(item);
          return item;
        });
        expect(found).toEqual([]);
      }),
    );
  });

  test("a Go peer, which ignores the case of keys, sees no key twice in place of a known one", () => {
    fc.assert(
      fc.property(kindAndFields, ({ kind, fields }) => {
        const known = Object.keys(TELEMETRY_SCHEMAS[kind].properties);
        const fold = (key: string) => key.toUpperCase().toLowerCase();
        const foreign = Object.keys(telemetryMessage(kind, fields, CONTEXT)).filter(
          (key) => !known.includes(key),
        );
        for (const key of foreign) expect(known.map(fold)).not.toContain(fold(key));
      }),
    );
  });
});
