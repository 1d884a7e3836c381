import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalFields, DER_FIELDS, DER_KINDS, findField } from "./index.ts";

describe("canonicalFields", () => {
  test("folds the upper-case dialect", () => {
    expect(
      canonicalFields("meter", { W: 1, Hz: 50, L1_V: 230, total_import_Wh: 5, total_export_Wh: 6 }),
    ).toEqual({ w: 1, freq_hz: 50, l1_v: 230, total_import_wh: 5, total_export_wh: 6 });
  });

  test("folds the lower-case dialect to the same names", () => {
    expect(canonicalFields("meter", { w: 1, hz: 50, l1_v: 230, import_wh: 5, export_wh: 6 })).toEqual({
      w: 1,
      freq_hz: 50,
      l1_v: 230,
      total_import_wh: 5,
      total_export_wh: 6,
    });
  });

  test("keeps unknown fields under their own name", () => {
    expect(canonicalFields("ev", { state_label: "charging", Reason: 3 })).toEqual({
      state_label: "charging",
      Reason: 3,
    });
  });

  test("lets the canonical spelling win whatever the order", () => {
    expect(canonicalFields("meter", { W: 1, w: 2 })).toEqual({ w: 2 });
    expect(canonicalFields("meter", { w: 2, W: 1 })).toEqual({ w: 2 });
  });

  test("reads a lifetime counter as what the kind counts", () => {
    expect(canonicalFields("pv", { lifetime_wh: 7 })).toEqual({ total_generation_wh: 7 });
    expect(canonicalFields("ev", { lifetime_wh: 7 })).toEqual({ total_charge_wh: 7 });
  });

  test("knows any number of MPPT strings", () => {
    expect(canonicalFields("pv", { mppt1_V: 600, MPPT12_a: 4 })).toEqual({ mppt1_v: 600, mppt12_a: 4 });
    expect(findField("pv", "mppt12_a")?.unit).toBe("A");
  });

  test("is idempotent", () => {
    const spellings = DER_KINDS.flatMap((kind) =>
      DER_FIELDS[kind].flatMap(({ name, aliases = [] }) => [name, name.toUpperCase(), ...aliases]),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...DER_KINDS),
        fc.dictionary(fc.oneof(fc.constantFrom(...spellings), fc.string()), fc.double()),
        (kind, raw) => {
          const once = canonicalFields(kind, raw);
          expect(canonicalFields(kind, once)).toEqual(once);
        },
      ),
    );
  });
});

test("every field has one definition per kind and spelling", () => {
  for (const kind of DER_KINDS) {
    const spellings = DER_FIELDS[kind].flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    expect(new Set(spellings).size, kind).toBe(spellings.length);
    for (const spelling of spellings) expect(spelling).toBe(spelling.toLowerCase());
  }
});
