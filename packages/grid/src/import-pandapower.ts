import { checkedImport } from "./checked-import.ts";
import type { ImportedNetwork, ImportProblem } from "./imported-network.ts";
import type { Bus, Line, Load, Network, Shunt, Source, Switch } from "./network.ts";
import { pandapowerSource } from "./pandapower-source.ts";
import { PandapowerTables } from "./pandapower-tables.ts";
import { type PandapowerTransformer, pandapowerTransformer } from "./pandapower-transformer.ts";
import { parseJson } from "./parse-json.ts";
import type { PhaseValues } from "./phase-values.ts";
import { reportPandapowerTransformer } from "./report-pandapower-transformer.ts";

/** Tables that add nothing to a power flow. */
const WITHOUT_EFFECT =
  /^(res_|.*(geo|cost|_group|characteristic).*$|measurement$|controller$|group$|bus_dc$|line_dc$|std_types$|profiles$)/;
const READ = [
  "bus",
  "line",
  "trafo",
  "ext_grid",
  "load",
  "sgen",
  "storage",
  "asymmetric_load",
  "asymmetric_sgen",
  "shunt",
  "switch",
];

/**
 * Reads a network that pandapower saved with `to_json` (format 2 or 3: tables as nested JSON text). Ids are
 * pandapower's indices; loads are `load 3`, generation `sgen 3`, switches `switch 3`. What is out of service is
 * left out. A table of elements we do not know is an error unless nothing in it is in service.
 *
 * Source: pandapower documentation, Datastructure and Elements; `io_utils.py`, version 3.
 */
export function importPandapower(text: string, file: string): ImportedNetwork {
  const parsed = parseJson<{ _object: unknown }>(text, file, ["_object"]);
  if (!parsed.value) return { problems: parsed.problems };
  const problems: ImportProblem[] = [];
  const report = (
    element: string,
    problem: string,
    fix: string,
    severity: ImportProblem["severity"] = "error",
  ) => problems.push({ file, element, problem, fix, severity });
  const tables = new PandapowerTables(parsed.value._object, report);
  for (const name of tables.names)
    if (!READ.includes(name) && !WITHOUT_EFFECT.test(name) && tables.rows(name).length > 0)
      report(
        `table ${name}`,
        `${tables.rows(name).length} of these are in service, and they are not supported`,
        "replace them in pandapower, or put them out of service",
      );

  const buses = tables
    .rows("bus")
    .map(({ index, row }): Bus => ({ id: index, nominalV: row.number("vn_kv") * 1000 }));
  const voltsOf = new Map(buses.map(({ id, nominalV }) => [id, nominalV]));
  /** False for what hangs on a bus out of service; a bus that is nowhere is reported. */
  const isAlive = (element: string, ...ids: string[]) => {
    for (const id of ids)
      if (id !== "" && !tables.knows("bus", id))
        report(element, `its bus ${id} is not in table bus`, "correct its bus, or add that one");
    return ids.every((id) => voltsOf.has(id));
  };

  const lines = tables.rows("line").flatMap(({ index, row }): Line[] => {
    const [fromBus, toBus] = [row.id("from_bus"), row.id("to_bus")];
    if (!isAlive(`line ${index}`, fromBus, toBus)) return [];
    if ((row.optional("g_us_per_km") ?? 0) !== 0)
      report(`line ${index}`, "its leakage g_us_per_km is not supported and was left out", "", "warning");
    const [r0, x0] = [row.optional("r0_ohm_per_km"), row.optional("x0_ohm_per_km")];
    const ratedA = (row.optional("max_i_ka") ?? Number.NaN) * 1000 * (row.optional("df") ?? 1);
    return [
      {
        id: index,
        fromBus,
        toBus,
        lengthKm: row.number("length_km"),
        rOhmPerKm: row.number("r_ohm_per_km"),
        xOhmPerKm: row.number("x_ohm_per_km"),
        cNfPerKm: row.number("c_nf_per_km"),
        ...(r0 !== undefined &&
          x0 !== undefined && {
            zeroSequence: { rOhmPerKm: r0, xOhmPerKm: x0, cNfPerKm: row.number("c0_nf_per_km") },
          }),
        parallel: row.optional("parallel") ?? 1,
        ...(ratedA > 0 && ratedA < 99_000 && { ratedA }),
      },
    ];
  });
  const version = /^(\d+)\.(\d+)/.exec(tables.text("version"));
  const isPercent = Number(version?.[1]) * 1000 + Number(version?.[2]) >= 3004;
  const transformers = tables.rows("trafo").flatMap(({ index, row }) => {
    const fields = row.fields as unknown as PandapowerTransformer;
    const element = `transformer ${index}`;
    if (!isAlive(element, row.id("hv_bus"), row.id("lv_bus"))) return [];
    reportPandapowerTransformer(row, (problem, fix, severity) => report(element, problem, fix, severity));
    if (!version && row.optional("mag0_percent") !== undefined)
      report(
        element,
        "its mag0_percent is a ratio before pandapower 3.4 and percent since, and the file names no version",
        "save it with pandapower's to_json",
      );
    return [pandapowerTransformer(index, fields, isPercent ? 0.01 : 1)];
  });
  const sources = tables.rows("ext_grid").flatMap(({ index, row }): Source[] => {
    const bus = row.id("bus");
    const volts = isAlive(`source ${index}`, bus) ? voltsOf.get(bus) : undefined;
    return volts === undefined
      ? []
      : [
          pandapowerSource(
            index,
            { ...row.fields, bus, vm_pu: row.number("vm_pu"), va_degree: row.number("va_degree") },
            volts,
          ),
        ];
  });

  const loads = [
    ...symmetricLoads("load", 1),
    ...symmetricLoads("sgen", -1),
    ...symmetricLoads("storage", 1),
    ...asymmetricLoads("asymmetric_load", 1),
    ...asymmetricLoads("asymmetric_sgen", -1),
  ];

  function symmetricLoads(table: string, sign: 1 | -1): Load[] {
    return tables.rows(table).flatMap(({ index, row }): Load[] => {
      const share = (column: string) =>
        (row.optional(`const_${column}_percent`) ?? row.optional(`const_${column}_p_percent`) ?? 0) / 100;
      for (const kind of ["z", "i"])
        if ((row.optional(`const_${kind}_p_percent`) ?? 0) !== (row.optional(`const_${kind}_q_percent`) ?? 0))
          report(
            `${table} ${index}`,
            "its shares of P and of Q that follow voltage differ",
            "make them alike",
          );
      const scale = sign * 1e6 * row.number("scaling");
      const third = (megawatts: number): PhaseValues => {
        const each = (megawatts * scale) / 3;
        return [each, each, each];
      };
      return placed(table, index, row.id("bus"), {
        powerW: third(row.number("p_mw")),
        reactiveVar: third(row.number("q_mvar")),
        constantCurrentFraction: share("i"),
        constantImpedanceFraction: share("z"),
        ...(row.text("type") === "delta" && { connection: "delta" as const }),
      });
    });
  }

  function asymmetricLoads(table: string, sign: 1 | -1): Load[] {
    return tables.rows(table).flatMap(({ index, row }): Load[] => {
      const scale = sign * 1e6 * row.number("scaling");
      const phases = (prefix: string, suffix: string) =>
        ["a", "b", "c"].map(
          (phase) => row.number(`${prefix}_${phase}_${suffix}`) * scale,
        ) as unknown as PhaseValues;
      return placed(table, index, row.id("bus"), {
        powerW: phases("p", "mw"),
        reactiveVar: phases("q", "mvar"),
        ...(row.text("type") === "delta" && { connection: "delta" as const }),
      });
    });
  }

  function placed(table: string, index: string, bus: string, load: Omit<Load, "id" | "bus">): Load[] {
    return isAlive(`${table} ${index}`, bus) ? [{ id: `${table} ${index}`, bus, ...load }] : [];
  }

  const shunts = tables.rows("shunt").flatMap(({ index, row }): Shunt[] => {
    const bus = row.id("bus");
    if (!isAlive(`shunt ${index}`, bus)) return [];
    if (row.fields.step_dependency_table === true)
      report(
        `shunt ${index}`,
        "its steps follow a table, which is not supported",
        "give p_mw and q_mvar of a step",
      );
    // Power is given at the shunt's own rated voltage.
    const scale =
      1e6 *
      row.number("step") *
      ((voltsOf.get(bus) as number) /
        ((row.optional("vn_kv") ?? (voltsOf.get(bus) as number) / 1000) * 1000)) **
        2;
    return [
      {
        id: `shunt ${index}`,
        bus,
        powerW: row.number("p_mw") * scale,
        reactiveVar: row.number("q_mvar") * scale,
      },
    ];
  });
  const alive = {
    line: new Set(lines.map(({ id }) => id)),
    transformer: new Set(transformers.map(({ id }) => id)),
  };
  const switches = tables.rows("switch").flatMap(({ index, row }): Switch[] => {
    const [bus, id, kind] = [row.id("bus"), row.id("element"), row.text("et")];
    const element = `switch ${index}`;
    const named = { id: element, bus, isClosed: row.fields.closed === true };
    if (typeof row.fields.closed !== "boolean")
      report(element, `its closed is ${JSON.stringify(row.fields.closed)}`, "make it true or false");
    const ohm = row.optional("z_ohm") ?? 0;
    if (ohm !== 0 && kind === "b" && named.isClosed)
      report(element, `its impedance of ${ohm} ohm is not supported`, "make it a line, or set z_ohm to 0");
    if (!isAlive(element, bus)) return [];
    if (kind === "b") return isAlive(element, id) ? [{ ...named, to: { bus: id } }] : [];
    const at = kind === "l" ? "line" : "trafo";
    if ((kind === "l" || kind === "t") && !tables.knows(at, id))
      report(element, `its element ${id} is not in table ${at}`, "correct it");
    if (kind === "l") return alive.line.has(id) ? [{ ...named, to: { line: id } }] : [];
    if (kind === "t") return alive.transformer.has(id) ? [{ ...named, to: { transformer: id } }] : [];
    report(element, `it is at a ${kind ?? "?"}, which is not supported`, "use b, l or t");
    return [];
  });
  const network: Network = {
    name: tables.text("name") || file,
    version: "1",
    frequencyHz: tables.number("f_hz") ?? 50,
    buses,
    lines,
    transformers,
    sources,
    loads,
    shunts,
    switches,
    connectionPoints: [],
  };
  return checkedImport(network, problems, () => ({ file }));
}
