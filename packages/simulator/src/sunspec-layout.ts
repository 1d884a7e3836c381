import { InternalError } from "@sourceful/domain";
import { SUNSPEC_POINTS } from "./sunspec-points.ts";

export type SunspecType =
  | "int16"
  | "uint16"
  | "enum16"
  | "bitfield16"
  | "sunssf"
  | "count"
  | "pad"
  | "int32"
  | "uint32"
  | "bitfield32"
  | "acc32"
  | "float32"
  | "uint64"
  | "string";

export interface SunspecPoint {
  readonly name: string;
  readonly type: SunspecType;
  /** In registers. */
  readonly size: number;
  /** First register, counted from the start of its model or of its repeating group. */
  readonly offset: number;
  /** Name of the point that holds the power of ten. */
  readonly scale?: string;
  readonly isWritable: boolean;
}

export interface SunspecLayout {
  /** Registers of the fixed part, without ID and length. */
  readonly size: number;
  readonly points: readonly SunspecPoint[];
  /** The repeating group behind the fixed part. */
  readonly repeat?: { readonly size: number; readonly points: readonly SunspecPoint[] };
}

const SIZES: Readonly<Record<SunspecType, number>> = {
  int16: 1,
  uint16: 1,
  enum16: 1,
  bitfield16: 1,
  sunssf: 1,
  count: 1,
  pad: 1,
  int32: 2,
  uint32: 2,
  bitfield32: 2,
  acc32: 2,
  float32: 2,
  uint64: 4,
  string: 0,
};

type PointsName = keyof typeof SUNSPEC_POINTS;

const POINTS_OF: Readonly<Record<number, { fixed: PointsName; repeat?: PointsName }>> = {
  1: { fixed: "common" },
  101: { fixed: "inverterInt" },
  102: { fixed: "inverterInt" },
  103: { fixed: "inverterInt" },
  111: { fixed: "inverterFloat" },
  112: { fixed: "inverterFloat" },
  113: { fixed: "inverterFloat" },
  120: { fixed: "nameplate" },
  121: { fixed: "settings" },
  123: { fixed: "immediate" },
  124: { fixed: "storage" },
  160: { fixed: "mppt", repeat: "mpptRepeat" },
  201: { fixed: "meterInt" },
  202: { fixed: "meterInt" },
  203: { fixed: "meterInt" },
  204: { fixed: "meterInt" },
  211: { fixed: "meterFloat" },
  212: { fixed: "meterFloat" },
  213: { fixed: "meterFloat" },
  214: { fixed: "meterFloat" },
  701: { fixed: "derAc" },
  702: { fixed: "derRatings" },
  703: { fixed: "derEnter" },
  704: { fixed: "derControls" },
  713: { fixed: "derStorage" },
  714: { fixed: "derDc", repeat: "derDcRepeat" },
  715: { fixed: "derControl" },
  802: { fixed: "battery" },
};

/** Model ids with a layout, ascending. */
export const SUNSPEC_MODEL_IDS: readonly number[] = Object.keys(POINTS_OF).map(Number);

/** Layout of a model. Throws InternalError for a model that is not in SUNSPEC_MODEL_IDS. */
export function sunspecLayout(modelId: number): SunspecLayout {
  const names = POINTS_OF[modelId];
  if (!names) throw new InternalError(`no layout for SunSpec model ${modelId}`, { code: "internal" });
  const fixed = parsePoints(SUNSPEC_POINTS[names.fixed], 2);
  if (!names.repeat) return fixed;
  return { ...fixed, repeat: parsePoints(SUNSPEC_POINTS[names.repeat], 0) };
}

function parsePoints(text: string, firstOffset: number): { size: number; points: SunspecPoint[] } {
  let offset = firstOffset;
  const points = text
    .trim()
    .split(/\s+/)
    .map((word) => {
      const point = parsePoint(word, offset);
      offset += point.size;
      return point;
    });
  return { size: offset - firstOffset, points };
}

function parsePoint(word: string, offset: number): SunspecPoint {
  const [, name = "", type = "", length, scale, bang] =
    /^([\w.]+):(string|[a-z]+\d*)(\d*)(?:@(\w+))?(!)?$/.exec(word) ?? [];
  const size = length ? Number(length) : SIZES[type as SunspecType];
  const point = { name, type: type as SunspecType, size, offset, isWritable: bang === "!" };
  return scale ? { ...point, scale } : point;
}
