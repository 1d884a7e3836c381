import { describe, expect, test } from "vitest";
import { importPandapower } from "./import-pandapower.ts";
import type { Network } from "./network.ts";
import { solvePowerFlow } from "./solve-power-flow.ts";

type Row = Record<string, unknown>;

/** A table as pandapower saves it: a data frame in split orientation, as text inside the text. */
function table(rows: readonly Row[], asText = true) {
  const columns = [...new Set(rows.flatMap(Object.keys))];
  const frame = {
    columns,
    index: rows.map((_, index) => index),
    data: rows.map((row) => columns.map((column) => row[column] ?? null)),
  };
  return {
    _module: "pandas.core.frame",
    _class: "DataFrame",
    _object: asText ? JSON.stringify(frame) : frame,
    orient: "split",
  };
}

const bus = (vn_kv: number): Row => ({ vn_kv, in_service: true });
const tables: Record<string, Row[]> = {
  bus: [bus(10), bus(0.4), bus(0.4), bus(0.4), { ...bus(0.4), in_service: false }],
  ext_grid: [
    {
      bus: 0,
      vm_pu: 1.02,
      va_degree: 0,
      in_service: true,
      s_sc_max_mva: 1000,
      rx_max: 0.1,
      x0x_max: 1,
      r0x0_max: 0.1,
    },
  ],
  trafo: [
    {
      hv_bus: 0,
      lv_bus: 1,
      sn_mva: 0.4,
      vn_hv_kv: 10,
      vn_lv_kv: 0.4,
      vk_percent: 4,
      vkr_percent: 1.325,
      pfe_kw: 0.95,
      i0_percent: 0.2375,
      shift_degree: 150,
      tap_side: "hv",
      tap_neutral: 0,
      tap_pos: 2,
      tap_step_percent: 2.5,
      tap_step_degree: 0,
      parallel: 1,
      in_service: true,
      vector_group: "Dyn5",
      vk0_percent: 4,
      vkr0_percent: 1.3,
      mag0_percent: 100,
      mag0_rx: 0,
      si0_hv_partial: 0.9,
    },
  ],
  line: [
    {
      from_bus: 1,
      to_bus: 2,
      length_km: 0.2,
      r_ohm_per_km: 0.208,
      x_ohm_per_km: 0.08,
      c_nf_per_km: 261,
      g_us_per_km: 0,
      max_i_ka: 0.27,
      df: 0.5,
      parallel: 1,
      in_service: true,
      r0_ohm_per_km: 0.832,
      x0_ohm_per_km: 0.29,
      c0_nf_per_km: 100,
    },
    { from_bus: 2, to_bus: 4, length_km: 0.2, r_ohm_per_km: 0.2, x_ohm_per_km: 0.1, in_service: true },
  ],
  load: [
    {
      bus: 3,
      p_mw: 0.006,
      q_mvar: 0.0012,
      scaling: 0.5,
      const_z_percent: 40,
      const_i_percent: 0,
      in_service: true,
      type: "wye",
    },
  ],
  sgen: [{ bus: 2, p_mw: 0.009, q_mvar: 0, scaling: 1, in_service: true, type: "PV" }],
  asymmetric_load: [
    {
      bus: 3,
      p_a_mw: 0.001,
      p_b_mw: 0,
      p_c_mw: 0,
      q_a_mvar: 0.0002,
      q_b_mvar: 0,
      q_c_mvar: 0,
      scaling: 1,
      in_service: true,
      type: "delta",
    },
    { bus: 3, p_a_mw: 1, in_service: false },
  ],
  shunt: [{ bus: 1, p_mw: 0, q_mvar: -0.01, vn_kv: 0.42, step: 2, in_service: true }],
  switch: [
    { bus: 2, element: 3, et: "b", closed: true, z_ohm: 0 },
    { bus: 1, element: 0, et: "l", closed: true, z_ohm: 0 },
  ],
  gen: [{ bus: 1, p_mw: 1, in_service: false }],
  res_bus: [{ vm_pu: 1 }],
};

function without(name: string, column: string): Row {
  return Object.fromEntries(Object.entries(tables[name]?.[0] ?? {}).filter(([key]) => key !== column));
}

function save(change: Record<string, Row[]> = {}, asText = true, version = "2.14.6"): string {
  const object = Object.fromEntries(
    Object.entries({ ...tables, ...change }).map(([name, rows]) => [name, table(rows, asText)]),
  );
  return JSON.stringify({
    _module: "pandapower.auxiliary",
    _class: "pandapowerNet",
    _object: { ...object, f_hz: 50, name: "small", version },
  });
}

test("a saved network is read, as text in text and as objects", () => {
  const { network, problems } = importPandapower(save(), "small.json");
  expect(problems).toEqual([]);
  expect(importPandapower(save({}, false), "small.json").network).toEqual(network);
  expect(network).toMatchObject({
    name: "small",
    buses: [{ id: "0", nominalV: 10_000 }, {}, {}, { id: "3", nominalV: 400 }],
    transformers: [
      {
        vectorGroup: "Dyn",
        tapFraction: 0.05,
        tapSide: "high",
        zeroSequence: { magnetisingRatio: 100, highSideFraction: 0.9 },
      },
    ],
    loads: [
      {
        id: "load 0",
        powerW: [1000, 1000, 1000],
        reactiveVar: [200, 200, 200],
        constantImpedanceFraction: 0.4,
      },
      { id: "sgen 0", powerW: [-3000, -3000, -3000] },
      { id: "asymmetric_load 0", powerW: [1000, 0, 0], connection: "delta" },
    ],
    switches: [
      { to: { bus: "3" }, isClosed: true },
      { bus: "1", to: { line: "0" } },
    ],
  });
  expect(network?.lines).toEqual([expect.objectContaining({ ratedA: 135, lengthKm: 0.2 })]);
  expect(network?.shunts[0]?.reactiveVar).toBeCloseTo(-20_000 * (400 / 420) ** 2, 6);
});

test("what it read can be solved", () => {
  const flow = solvePowerFlow(importPandapower(save(), "small.json").network as Network);
  const [a] = flow.voltage("3")?.magnitudePu ?? [0];
  expect(a).toBeGreaterThan(0.95);
  expect(a).toBeLessThan(1);
});

test("mag0_percent is a ratio before version 3.4, and percent since", () => {
  const ratioAt = (version: string) =>
    importPandapower(save({}, true, version), "small.json").network?.transformers[0]?.zeroSequence
      ?.magnetisingRatio;
  expect(["2.14.6", "3.3.2", "3.4.0", "3.10.1", "4.0.0"].map(ratioAt)).toEqual([100, 100, 1, 1, 1]);
  expect(importPandapower(save({}, true, ""), "small.json").problems[0]?.problem).toMatch(/names no version/);
});

describe("what cannot be read is told", () => {
  test.for<[RegExp, Record<string, Row[]>]>([
    [/table gen: 1 of these are in service/, { gen: [{ bus: 1, p_mw: 1, in_service: true }] }],
    [/line 0: it has no r_ohm_per_km/, { line: [{ ...tables.line?.[0], r_ohm_per_km: null }] }],
    [/transformer 0: its phase-shifting tap/, { trafo: [{ ...tables.trafo?.[0], tap_step_degree: 1 }] }],
    [/switch 0: it is at a t3/, { switch: [{ bus: 1, element: 0, et: "t3", closed: true }] }],
    [
      /load 0: its shares of P and of Q/,
      { load: [{ ...tables.load?.[0], const_z_p_percent: 1, const_z_q_percent: 2 }] },
    ],
    [/load 0: its bus 9 is not in table bus/, { load: [{ ...tables.load?.[0], bus: 9 }] }],
    [/load 0: it has no q_mvar/, { load: [without("load", "q_mvar")] }],
    [/asymmetric_load 0: it has no p_b_mw/, { asymmetric_load: [without("asymmetric_load", "p_b_mw")] }],
    [/line 0: its bus 7 is not in table bus/, { line: [{ ...tables.line?.[0], to_bus: 7 }] }],
    [/line 0: it has no c_nf_per_km/, { line: [without("line", "c_nf_per_km")] }],
    [/line 0: its length is -1/, { line: [{ ...tables.line?.[0], length_km: -1 }] }],
    [/line 0: its in_service is 0/, { line: [{ ...tables.line?.[0], in_service: 0 }] }],
    [/trafo 0: it has no sn_mva/, { trafo: [without("trafo", "sn_mva")] }],
    [/trafo 0: it has no pfe_kw/, { trafo: [{ ...tables.trafo?.[0], pfe_kw: null }] }],
    [
      /transformer 0: its lowV is 400000 V on bus 1 of 400 V/,
      { trafo: [{ ...tables.trafo?.[0], vn_lv_kv: 400 }] },
    ],
    [/transformer 0: its xn_ohm of 3 is not supported/, { trafo: [{ ...tables.trafo?.[0], xn_ohm: 3 }] }],
    [
      /transformer 0: its tap follows a table/,
      { trafo: [{ ...tables.trafo?.[0], tap_dependency_table: true }] },
    ],
    [
      /transformer 0: its phase-shifting tap/,
      { trafo: [{ ...tables.trafo?.[0], tap_changer_type: "Ideal" }] },
    ],
    [/trafo 0: it has no tap_neutral/, { trafo: [{ ...tables.trafo?.[0], tap_neutral: null }] }],
    [/trafo 0: it has no tap_step_percent/, { trafo: [without("trafo", "tap_step_percent")] }],
    [/load 0: it has no scaling/, { load: [{ ...tables.load?.[0], scaling: null }] }],
    [/ext_grid 0: it has no va_degree/, { ext_grid: [without("ext_grid", "va_degree")] }],
    [
      /transformer 0: its tap_changer_type Ratoi is/,
      { trafo: [{ ...tables.trafo?.[0], tap_changer_type: "Ratoi" }] },
    ],
    [/shunt 0: it has no step/, { shunt: [without("shunt", "step")] }],
    [/switch 0: its impedance of 0.01 ohm/, { switch: [{ ...tables.switch?.[0], z_ohm: 0.01 }] }],
    [/transformer 0: its second tap/, { trafo: [{ ...tables.trafo?.[0], tap2_pos: 1, tap2_neutral: 0 }] }],
    [
      /transformer 0: its leakage_reactance_ratio_hv of 0.9 is not/,
      { trafo: [{ ...tables.trafo?.[0], leakage_reactance_ratio_hv: 0.9 }] },
    ],
    [/shunt 0: its steps follow a table/, { shunt: [{ ...tables.shunt?.[0], step_dependency_table: true }] }],
    [/switch 0: its closed is null/, { switch: [{ ...tables.switch?.[0], closed: null }] }],
    [/switch 0: its element 8 is not in table line/, { switch: [{ ...tables.switch?.[1], element: 8 }] }],
    [/switch 0: its bus 8 is not in table bus/, { switch: [{ ...tables.switch?.[0], element: 8 }] }],
  ])("%s", ([expected, change]) => {
    const { network, problems } = importPandapower(save(change), "small.json");
    expect(network).toBeUndefined();
    expect(problems.map(({ element, problem }) => `${element}: ${problem}`).join("\n")).toMatch(expected);
  });

  test("a vector group we lack is left out with a warning, and then refused in three phases alone", () => {
    const trafo = [{ ...tables.trafo?.[0], vector_group: "Yzn11" }];
    const asymmetric_load: Row[] = [];
    const line = tables.line ?? [];
    const { network, problems } = importPandapower(save({ trafo, asymmetric_load, line }), "small.json");
    expect(problems.map(({ element, problem, severity }) => [severity, element, problem])).toEqual([
      [
        "warning",
        "transformer 0",
        "its vector group Yzn11 is not supported in three phases and was left out",
      ],
    ]);
    expect(() => solvePowerFlow(network as Network)).toThrow(/its vector group is not known/);
    expect(solvePowerFlow(network as Network, "balanced").voltage("3")?.magnitudePu[0]).toBeGreaterThan(0.9);
  });

  test("since version 3 a tap without a type has no effect, which is said", () => {
    const trafo = [{ ...tables.trafo?.[0], tap_changer_type: null }];
    const { network, problems } = importPandapower(save({ trafo }), "small.json");
    expect(problems).toMatchObject([{ element: "transformer 0", severity: "warning" }]);
    expect(network?.transformers[0]?.tapFraction).toBeUndefined();
    const typed = [{ ...tables.trafo?.[0], tap_changer_type: "Ratio" }];
    expect(importPandapower(save({ trafo: typed }), "small.json").network?.transformers[0]?.tapFraction).toBe(
      0.05,
    );
  });

  test("leakage is left out with a warning", () => {
    const { network, problems } = importPandapower(
      save({ line: [{ ...tables.line?.[0], g_us_per_km: 3 }] }),
      "small.json",
    );
    expect([network !== undefined, problems.map(({ severity }) => severity)]).toEqual([true, ["warning"]]);
  });

  test.for<[string, RegExp]>([
    ["not json", /it is not JSON/],
    ["[1]", /it has no _object/],
    ['{"_object": {}}', /table bus: it is missing/],
    [
      '{"_object": {"bus": {"_class": "DataFrame", "_object": "{}"}}}',
      /not a data frame in split orientation/,
    ],
  ])("%s", ([text, expected]) => {
    const { network, problems } = importPandapower(text, "x.json");
    expect(network).toBeUndefined();
    expect(problems.map(({ element, problem }) => `${element}: ${problem}`).join("\n")).toMatch(expected);
  });
});
