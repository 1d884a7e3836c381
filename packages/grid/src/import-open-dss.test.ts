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
  // What a switch is by OpenDSS's defaults: 1 mOhm in all.
  expect(network?.lines[2]).toMatchObject({ id: "s", lengthKm: 0.001, rOhmPerKm: 1, cNfPerKm: 1.1 });
  expect(network?.switches).toEqual([{ id: "s", bus: "3", to: { line: "s" }, isClosed: true }]);
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
    { "a/b/Main.dss": "New Circuit.c\nredirect ..\\Other.dss", "a/other.dss": "clear" },
    "A/b/main.dss",
  );
  expect(problems).toEqual([]);
});

const OPENDSS: readonly (readonly [bus: string, pu: readonly number[], degrees: readonly number[]])[] = [
  ["sourcebus", [1.019587442, 1.020179198, 1.019895806], [9.985925, -110.013274, 129.957536]],
  ["b1", [0.991990497, 0.995275134, 0.995560734], [-20.298508, -140.008658, 99.804639]],
  ["b2", [0.980305196, 1.000699946, 0.992283858], [-20.429411, -140.142485, 99.965345]],
  ["b3", [0.964950513, 0.998935285, 0.992184879], [-20.30754, -140.586741, 100.021194]],
  ["b4", [0.96471809, 0.998935285, 0.992184879], [-20.314513, -140.586741, 100.021194]],
];

// Solved once with the OpenDSS engine (dss-python 0.15.7, ppm_antifloat=0): an independent program's numbers.
test("voltages are those OpenDSS finds", () => {
  const text = `Set DefaultBaseFrequency=50
New Circuit.C basekv=11 pu=1.02 angle=10 isc3=3000 isc1=500
New Transformer.T buses=[sourcebus b1] conns=[delta wye] kvs=[11 0.4] kvas=[400 400] xhl=4 %rs=[0.5 0.6] taps=[1.025 1]
New LineCode.k nphases=3 r1=0.32 x1=0.075 r0=1.28 x0=0.3 c1=260 c0=120 units=km
New Line.l1 bus1=b1 bus2=b2 linecode=k length=150 units=m
New Line.l2 bus1=b2 bus2=b3 linecode=k length=0.2 units=km
New Line.l3 bus1=b1 bus2=b3 linecode=k length=1000 units=ft
New Line.s bus1=b3 bus2=b4 switch=yes
New Load.a phases=1 bus1=b4.1 kv=0.23 kw=9 pf=0.95 vminpu=0.3 vmaxpu=2
New Load.b phases=1 bus1=b2.2 kv=0.23 kw=-4 kvar=1 vminpu=0.3 vmaxpu=2
New Load.c phases=1 bus1=b3.3.1 conn=delta kv=0.4 kw=8 kvar=2 model=5 vminpu=0.3 vmaxpu=2
New Load.d phases=3 bus1=b3 kv=0.4 kw=12 pf=-0.9 model=2 vminpu=0.3 vmaxpu=2
`;
  const { network, problems } = read(text);
  expect(problems).toEqual([]);
  const flow = solvePowerFlow(network as Network);
  for (const [bus, magnitudes, angles] of OPENDSS) {
    const { magnitudePu = [], angleDegrees = [] } = flow.voltage(bus) ?? {};
    for (const phase of [0, 1, 2]) {
      expect(magnitudePu[phase]).toBeCloseTo(magnitudes[phase] as number, 8);
      expect(angleDegrees[phase]).toBeCloseTo(angles[phase] as number, 5);
    }
  }
});

test("an opened line is behind a switch, a disabled load is not there", () => {
  const { network } = read(`${master}\nopen line.L2 1\nEdit Load.A enabled=no`);
  expect(network?.switches[0]).toEqual({ id: "l2", bus: "2", to: { line: "l2" }, isClosed: false });
  expect(network?.loads.map(({ id }) => id)).toEqual(["b"]);
});

test("a line code that no line uses may be anything", () => {
  const { network, problems } = read(
    master.replace("/* a", "New LineCode.odd nphases=1 rmatrix=[1] basefreq=60\n/* a"),
  );
  expect([network?.lines.length, problems]).toEqual([3, []]);
});

test("a line is opened at the end that was named", () => {
  const { network } = read(`${master}\nopen line.L2 2\nopen line.S 1\nclose line.S 1`);
  expect(network?.switches).toEqual([
    { id: "l2", bus: "3", to: { line: "l2" }, isClosed: false },
    { id: "s", bus: "3", to: { line: "s" }, isClosed: true },
  ]);
});

test("what is set for all loads at once is set for each", () => {
  const { network } = read(`${master}\nBatchEdit Load..* kW=5`.replace("kvar=-0.6", ""));
  expect(network?.loads.map(({ powerW }) => powerW[1])).toEqual([
    5000,
    expect.closeTo((5000 / 3) * 1.04 ** 2, 6),
  ]);
});

describe("what cannot be read is told with its place", () => {
  const replaced = (from: string | RegExp, to: string) => messages(master.replace(from, to));

  test.for<[string, string | RegExp, string]>([
    ["Master.dss:5 file parts/Gone.txt: it was not given", "parts/Codes.txt", "parts/Gone.txt"],
    ["Master.dss:8 line l1: its linecode five is not defined", "Linecode=four", "Linecode=five"],
    [
      "Master.dss:8 line l1: it does not have three phases in order: 2.1",
      "Bus2=2 phases=3",
      "Bus2=2.1 phases=1",
    ],
    [
      "Master.dss:8 line l1: it does not have three phases in order: 2.2.3.1",
      "Bus2=2 phases=3",
      "Bus2=2.2.3.1",
    ],
    ["Master.dss:8 line l1: its length is 0", "Length=250", "Length=0"],
    [
      "Master.dss:8 line l1: its linecode four does not have three phases",
      "solve",
      "edit linecode.four nphases=1",
    ],
    [
      "Master.dss:8 line l1: it has linecode four and r1, of which the last one written counts",
      "Length=250",
      "Length=250 r1=2",
    ],
    ["Master.dss:8 line l1: its basefreq is 60, the circuit's 50", "Length=250", "Length=250 basefreq=60"],
    ["Master.dss:11 line s: its switch=yes resets the values before it", "switch=yes", "length=2 switch=yes"],
    [
      "Master.dss:12 transformer t: it does not have three phases in order: 1.1.2.3.4",
      "SourceBus 1]",
      "SourceBus 1.1.2.3.4]",
    ],
    [
      "Master.dss:12 transformer t: its %loadloss and its %rs both give its resistance",
      "XHL=4",
      "XHL=4 %loadloss=1 %rs=[1 1]",
    ],
    ["Master.dss:13 load a: its 1 phases at nodes 2.3 are not supported", "Bus1=3.2", "Bus1=3.2.3"],
    ["Master.dss:13 load a: its 1 phases at nodes 4 are not supported", "Bus1=3.2", "Bus1=3.4"],
    ["Master.dss:13 load a: its 1 phases at nodes 12 are not supported", "Bus1=3.2", "Bus1=3.12"],
    ["Master.dss:14 load b: its 3 phases at nodes 1.1.2 are not supported", "Bus1=4", "Bus1=4.1.1.2"],
    [
      "Master.dss:13 load a: its 1 phases at no named node are not supported",
      "Bus1=3.2 kV=0.23",
      "Bus1=3 kV=0.4 conn=delta",
    ],
    ["Master.dss:13 load a: its pf is 95", "PF=0.95", "PF=95"],
    ["Master.dss:13 load a: its kv makes 398372 V between phases, on a bus of 416 V", "kV=0.23", "kV=230"],
    [
      "Master.dss:14 load b: its kvar stands before its kw, and OpenDSS then forgets it",
      "kW=3 kvar=-0.6",
      "kvar=-0.6 kW=3",
    ],
    [
      "Master.dss:3 vsource source: its impedance is given in several ways: mvasc3, isc3",
      "ISC1=5",
      "ISC1=5 MVAsc3=2",
    ],
    ["Master.dss:3 vsource source: its impedance has no isc1", "ISC1=5", ""],
    ["Master.dss:3 vsource source: it does not have three phases", "ISC1=5", "ISC1=5 phases=1"],
    ["master.dss:- circuit: it is solved at 60 Hz, with reactances at 50 Hz", "solve", "set frequency=60"],
    [
      "Master.dss:17 set: its defaultbasefreq changes after elements were defined",
      "solve",
      "set defaultbasefreq=60",
    ],
    ["Master.dss:17 set: its loadmult is 0.5", "solve", "set loadmult=0.5"],
    ["Master.dss:17 solve: its loadmult is 2", "solve", "solve loadmult=2"],
    ["Master.dss:12 transformer t: its tap does not say of which winding", "XHL=4", "XHL=4 tap=1.05"],
    ["Master.dss:17 load a: it is defined already, in Master.dss:13", "solve", "New Load.A kW=1"],
    ["Master.dss:17 load z: it is not defined", "solve", "Edit Load.Z kW=1"],
    ["Master.dss:17 line z: it is not defined", "solve", "open line.Z 1"],
    ["Master.dss:17 line l2: open of single phases is not supported", "solve", "open line.L2 1 2"],
    ["Master.dss:17 load a.*: it is not supported", "solve", "BatchEdit Load.a.* kW=1"],
    ["master.dss:- circuit: there is none", /^New circuit.*\nEdit.*$/m, ""],
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
