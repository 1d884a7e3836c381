import fc from "fast-check";
import { expect, test } from "vitest";
import { checkNetwork } from "./check-network.ts";
import { importOpenDss } from "./import-open-dss.ts";
import { importPandapower } from "./import-pandapower.ts";
import type { ImportedNetwork } from "./imported-network.ts";

/** Every importer gives a network or says why not, whatever it is fed; never both an error and a network. */
function expectTold({ network, problems }: ImportedNetwork): void {
  const hasError = problems.some(({ severity }) => severity === "error");
  expect(hasError).toBe(network === undefined);
  if (network) expect(() => checkNetwork(network)).not.toThrow();
}

const dssWord = fc.constantFrom(
  ..."New Edit Line.a Load.b Transformer.t LineCode.c Circuit.x Vsource.source bus1=1 Bus2=2.1 linecode=c r1=1 x1=0 r0=1".split(
    " ",
  ),
  ..."x0=0 units=m length=1e9 kvs=[11 0.4] buses=[1 2 3] conns=(delta wye) wdg=7 kv=x kw=1 kvar= ~ more !z // /* */".split(
    " ",
  ),
  ..."redirect main open line.a set voltagebases=[1] enabled=no switch=y like=a phases=1 conn=delta = == [ ] \" '".split(
    " ",
  ),
);

test("OpenDSS text of any kind is read or refused", () => {
  const text = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc
      .array(
        fc.array(dssWord, { maxLength: 8 }).map((words) => words.join(" ")),
        { maxLength: 12 },
      )
      .map((lines) => lines.join("\n")),
  );
  fc.assert(
    fc.property(text, (main) => expectTold(importOpenDss({ main }, "main"))),
    { numRuns: 1000 },
  );
});

const cell = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, 1, 2, -1, 1e300, "b", "l", "t", "Dyn", "delta", ""),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const columns =
  "bus from_bus to_bus hv_bus lv_bus element et closed vn_kv length_km r_ohm_per_km x_ohm_per_km p_mw q_mvar vm_pu sn_mva in_service vector_group tap_pos tap_step_degree".split(
    " ",
  );
const frame = fc.record({
  columns: fc.subarray(columns),
  index: fc.array(fc.nat(3), { maxLength: 3 }),
  data: fc.array(fc.array(cell, { maxLength: 20 }), { maxLength: 3 }),
});

const buses = {
  _class: "DataFrame",
  _object: { columns: ["vn_kv"], index: [0, 1, 2], data: [[10], [0.4], [0.4]] },
};

test("pandapower tables of any kind are read or refused", () => {
  const tables = fc.dictionary(
    fc.constantFrom("bus", "line", "trafo", "ext_grid", "load", "asymmetric_load", "shunt", "switch", "gen"),
    fc.oneof(frame, fc.json()).map((_object) => ({ _class: "DataFrame", _object })),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        tables,
        tables.map((others) => ({ ...others, bus: buses })),
        fc.jsonValue(),
      ),
      (_object) => expectTold(importPandapower(JSON.stringify({ _object }), "any")),
    ),
    { numRuns: 1000 },
  );
  fc.assert(fc.property(fc.string(), (text) => expectTold(importPandapower(text, "any"))));
});
