import { describe, expect, test } from "vitest";
import { importOpenDss } from "./import-open-dss.ts";
import type { Network } from "./network.ts";
import { solvePowerFlow } from "./solve-power-flow.ts";

const master = `clear
Set DefaultBaseFrequency=50  ! Europe
New circuit.Feeder
Edit Vsource.Source BasekV=11 pu=1.05 ISC3=3000 ISC1=5
Redirect parts/Codes.txt
/* a comment
   over two lines */
New Line.L1 Bus1=1 Bus2=2 phases=3 Linecode=four Length=250 Units=m
New Line.L2 Bus1=2.1.2.3 Bus2=3.1.2.3
~ Linecode=FOUR Length=0.1 Units=km // goes on
New Line.S bus1=3 bus2=4 switch=yes
New Transformer.T Buses=[SourceBus 1] Conns=[Delta Wye] kVs=[11 0.416] kVAs=[800 800] XHL=4 sub=y
New Load.A Phases=1 Bus1=3.2 kV=0.23 kW=2 PF=0.95 Yearly=Shape_1
New Load.B Phases=3 Bus1=4 kV=0.4 kW=3 kvar=-0.6 conn=delta model=2
Set voltagebases=[11  .416]
Calcvoltagebases
solve
`;
const files = {
  "Master.dss": master,
  "parts/Codes.txt":
    "New LineCode.four nphases=3 R1=0.446 X1=0.071 R0=1.505 X0=0.083 C1=0 C0=0 Units=km normamps=200\r\nRedirect More.txt\r\n",
  "parts/More.txt": "New Loadshape.Shape_1 npts=2 minterval=1 mult=(file=a/b.txt) useactual=true",
};

function read(text: string, change: Record<string, string> = {}): ReturnType<typeof importOpenDss> {
  return importOpenDss({ ...files, "Master.dss": text, ...change }, "master.dss");
}

function messages(text: string, change?: Record<string, string>): string[] {
  return read(text, change).problems.map(
    ({ file, line, element, problem }) => `${file}:${line ?? "-"} ${element}: ${problem}`,
  );
}

test("a feeder is read with the files it redirects to", () => {
  const { network, problems } = read(master);
  expect(problems).toEqual([]);
  expect(network?.buses).toEqual([
    { id: "sourcebus", nominalV: 11_000 },
    { id: "1", nominalV: 416 },
    { id: "2", nominalV: 416 },
    { id: "3", nominalV: 416 },
    { id: "4", nominalV: 416 },
  ]);
  expect(network?.lines[0]).toEqual({
    id: "l1",
    fromBus: "1",
    toBus: "2",
    lengthKm: 0.25,
    rOhmPerKm: 0.446,
    xOhmPerKm: 0.071,
    cNfPerKm: 0,
    zeroSequence: { rOhmPerKm: 1.505, xOhmPerKm: 0.083, cNfPerKm: 0 },
    ratedA: 200,
  });
  expect(network?.switches).toEqual([{ id: "s", bus: "3", to: { bus: "4" }, isClosed: true }]);
  expect(network?.loads[0]).toEqual({
    id: "a",
    bus: "3",
    powerW: [0, 2000, 0],
    reactiveVar: [0, expect.closeTo(657.37, 2), 0],
  });
  expect(network?.transformers[0]).toMatchObject({
    vectorGroup: "Dyn",
    shiftDegrees: 30,
    resistanceFraction: 0.004,
  });
});

test("what it read can be solved, and its loads draw what OpenDSS says they do", () => {
  const flow = solvePowerFlow(read(master).network as Network);
  const volts = flow.voltage("4")?.magnitudePu ?? [0, 0, 0];
  // Rated at 400 V on a bus of 416 V: a constant impedance draws 3 kW at 400 V, spread over nearly equal pairs.
  const drawn = flow.load("b")?.powerW.reduce((sum, watts) => sum + watts, 0) ?? 0;
  const mean = ((volts[0] + volts[1] + volts[2]) / 3) * 416;
  expect(drawn).toBeCloseTo(3000 * (mean / 400) ** 2, -1);
});

test("short-circuit currents give the source's impedance", () => {
  const { positive, zero } = read(master).network?.sources[0]?.impedanceOhm ?? {};
  const phaseV = 11_000 / Math.sqrt(3);
  expect(Math.hypot(positive?.r ?? 0, positive?.x ?? 0)).toBeCloseTo(phaseV / 3000, 9);
  const [r, x] = [2 * (positive?.r ?? 0) + (zero?.r ?? 0), 2 * (positive?.x ?? 0) + (zero?.x ?? 0)];
  expect(Math.hypot(r, x)).toBeCloseTo((3 * phaseV) / 5, 6);
  expect((zero?.x ?? 0) / (zero?.r ?? 1)).toBeCloseTo(3, 9);
});

test("a transformer given winding by winding is the same", () => {
  const single = `New Transformer.T windings=2 XHL=4
~ wdg=1 bus=SourceBus conn=delta kv=11 kva=800
~ wdg=2 bus=1 conn=wye kv=0.416 kva=800`;
  const arrays = read(master).network?.transformers;
  expect(read(master.replace(/^New Transformer.*$/m, single)).network?.transformers).toEqual(arrays);
});

test("files are found from the folder of the file that names them", () => {
  const { problems } = importOpenDss(
    { "a/b/Main.dss": "redirect ..\\Other.dss", "a/other.dss": "clear" },
    "A/b/main.dss",
  );
  expect(problems).toEqual([]);
});

test("an opened line is behind a switch, a disabled load is not there", () => {
  const { network } = read(`${master}\nopen line.L2 1\nEdit Load.A enabled=no`);
  expect(network?.switches[0]).toEqual({ id: "l2", bus: "2", to: { line: "l2" }, isClosed: false });
  expect(network?.loads.map(({ id }) => id)).toEqual(["b"]);
});

describe("what cannot be read is told with its place", () => {
  const replaced = (from: string | RegExp, to: string) => messages(master.replace(from, to));

  test.for<[string, string | RegExp, string]>([
    ["Master.dss:5 file parts/Gone.txt: it was not given", "parts/Codes.txt", "parts/Gone.txt"],
    ["Master.dss:8 line l1: its linecode five is not defined", "Linecode=four", "Linecode=five"],
    ["Master.dss:8 line l1: it does not have three phases in order", "Bus2=2 phases=3", "Bus2=2.1 phases=1"],
    ["Master.dss:8 line l1: its length is 25O, not a number", "Length=250", "Length=25O"],
    ["Master.dss:8 line l1: its units are yd", "Units=m", "Units=yd"],
    ["Master.dss:8 line l1: its rmatrix is not supported", "Length=250", "Length=250 rmatrix=[1|0 1|0 0 1]"],
    ["Master.dss:13 load a: its model 8 is not supported", "PF=0.95", "PF=0.95 model=8"],
    ["Master.dss:13 load a: nothing leads to its bus 33", "Bus1=3.2", "Bus1=33.2"],
    ["Master.dss:13 load a: its property kvv is not supported", "kV=0.23", "kV=0.23 kvv=1"],
    ["Master.dss:12 transformer t: an earthed star above a delta is not supported", "Delta Wye", "Wye Delta"],
    ["Master.dss:17 capacitor c: it is not supported", "solve", "New Capacitor.C bus1=3 kvar=20"],
  ])("%s", ([expected, from, to]) => {
    expect(replaced(from, to)).toContain(expected);
  });

  test("files that redirect to each other end", () => {
    expect(messages(master, { "parts/More.txt": "redirect Codes.txt" }).at(0)).toMatch(
      /redirect to each other without end/,
    );
  });

  test("a capacitance that was left out is a warning and taken for none", () => {
    const { network, problems } = read(master, {
      "parts/Codes.txt": "New LineCode.four nphases=3 R1=0.446 X1=0.071 R0=1.505 X0=0.083 Units=km",
    });
    expect(new Set(problems.map(({ severity }) => severity))).toEqual(new Set(["warning"]));
    expect(network?.lines[0]?.cNfPerKm).toBe(0);
  });
});
