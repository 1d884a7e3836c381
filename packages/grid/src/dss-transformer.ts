import type { DssElement } from "./dss-element.ts";
import type { Transformer, VectorGroup } from "./transformer.ts";

interface Winding {
  bus: string;
  isDelta: boolean;
  kv: number;
  kva: number;
  percentR: number;
  tap: number;
}

const IGNORED = [
  "sub",
  "subname",
  "windings",
  "phases",
  "normhkva",
  "emerghkva",
  "thermal",
  "m",
  "n",
  "flrise",
  "hsrise",
  "xscarray",
  "maxtap",
  "mintap",
  "numtaps",
  "bank",
  "core",
  "faultrate",
  "pctperm",
  "repair",
  "xht",
  "xlt",
];
const GROUPS: Readonly<Record<string, VectorGroup>> = {
  "true,false": "Dyn",
  "false,false": "YNyn",
  "true,true": "Dd",
};

/**
 * Reads a two-winding transformer, its windings given as arrays or one by one. Its zero-sequence impedance is
 * that of the positive sequence, as in OpenDSS, whose transformers are banks of single-phase ones.
 */
export function readDssTransformer(element: DssElement): Transformer | undefined {
  element.ignore(IGNORED);
  if ((element.number("windings") ?? 2) !== 2 || (element.number("phases") ?? 3) !== 3) {
    element.report("it is not a three-phase transformer of two windings", "others are not supported");
    return undefined;
  }
  const windings = readWindings(element);
  const [high, low] = windings;
  const vectorGroup = GROUPS[[high.isDelta, low.isDelta].join()];
  if (!vectorGroup) {
    element.report(
      "an earthed star above a delta is not supported",
      "give the delta, or the upper voltage, first",
    );
    return undefined;
  }
  const losses = element.number("%loadloss");
  if (losses !== undefined && element.properties.some(({ key }) => key === "%r" || key === "%rs"))
    element.report("its %loadloss and its %rs both give its resistance", "keep one of them");
  const resistance = (losses ?? high.percentR + low.percentR) / 100;
  const reactance = (element.number("xhl") ?? element.number("x12") ?? 7) / 100;
  const leads = /^(lead|euro)/i.test(element.text("leadlag") ?? "lag");
  const tapped = windings.filter(({ tap }) => tap !== 1);
  if (tapped.length > 1) element.report("both its windings have taps", "put the ratio of both on one");
  const ironLossW = ((element.number("%noloadloss") ?? 0) / 100) * high.kva * 1000;
  const magnetising = (element.number("%imag") ?? 0) / 100;
  const impedanceFraction = Math.sqrt(resistance ** 2 + reactance ** 2);
  return {
    id: element.name,
    highBus: high.bus,
    lowBus: low.bus,
    ratedVa: high.kva * 1000,
    highV: high.kv * 1000,
    lowV: low.kv * 1000,
    impedanceFraction,
    resistanceFraction: resistance,
    ironLossW,
    noLoadCurrentFraction: Math.sqrt(magnetising ** 2 + (ironLossW / (high.kva * 1000)) ** 2),
    // Lag is said of the lower voltage, whichever winding that is.
    shiftDegrees: high.isDelta === low.isDelta ? 0 : leads === high.kv >= low.kv ? -30 : 30,
    ...(tapped[0] && { tapFraction: tapped[0].tap - 1, tapSide: tapped[0] === high ? "high" : "low" }),
    vectorGroup,
    zeroSequence: { impedanceFraction, resistanceFraction: resistance },
  };
}

function readWindings(element: DssElement): readonly [Winding, Winding] {
  const windings: [Winding, Winding] = [empty(), empty()];
  let active: number | undefined;
  const arrays: Readonly<Record<string, keyof typeof FIELDS>> = {
    buses: "bus",
    conns: "conn",
    kvs: "kv",
    kvas: "kva",
    taps: "tap",
    "%rs": "%r",
  };
  for (const { key, value } of element.properties) {
    if (key === "wdg") active = Number(value) - 1;
    const single = key in FIELDS ? (key as keyof typeof FIELDS) : undefined;
    const array = arrays[key];
    if (array) active = undefined;
    else if (single && active === undefined)
      element.report(`its ${key} does not say of which winding`, "write wdg=1 or wdg=2 before it");
    const items = array ? value.split(/[\s,]+/).filter((item) => item !== "") : [value];
    for (const [index, item] of items.entries()) {
      const winding = windings[array ? index : (active ?? 0)];
      const field = array ?? single;
      if (field === undefined) continue;
      if (winding) FIELDS[field](winding, item);
      else element.report(`its ${key} names a winding it does not have`, "give two windings");
    }
  }
  for (const winding of windings) winding.bus = element.threePhaseBus(winding.bus);
  element.ignore([...Object.keys(arrays), ...Object.keys(FIELDS), "wdg"]);
  for (const [index, { bus, kv, kva, percentR, tap }] of windings.entries()) {
    if (bus === "") element.report(`winding ${index + 1} has no bus`, "set buses");
    if (!Number.isFinite(kv + kva + percentR + tap))
      element.report(`winding ${index + 1} has values that are not numbers`, "give kvs and kvas");
  }
  return windings;
}

function empty(): Winding {
  return { bus: "", isDelta: false, kv: Number.NaN, kva: Number.NaN, percentR: 0.2, tap: 1 };
}

const FIELDS = {
  bus: (winding: Winding, text: string) => {
    winding.bus = text;
  },
  conn: (winding: Winding, text: string) => {
    winding.isDelta = /^(d|ll)/i.test(text);
  },
  kv: (winding: Winding, text: string) => {
    winding.kv = Number(text);
  },
  kva: (winding: Winding, text: string) => {
    winding.kva = Number(text);
  },
  tap: (winding: Winding, text: string) => {
    winding.tap = Number(text);
  },
  "%r": (winding: Winding, text: string) => {
    winding.percentR = Number(text);
  },
};
