import { MODBUS_EXCEPTIONS, ModbusRefusal } from "./modbus-refusal.ts";
import type { RegisterKind, RegisterSource } from "./register-source.ts";
import { decodeSunspecPoint, encodeSunspecPoint, type SunspecValue } from "./sunspec-codec.ts";
import { type SunspecLayout, type SunspecPoint, sunspecLayout } from "./sunspec-layout.ts";

export type SunspecValues = Readonly<Record<string, SunspecValue>>;

/** One model in the chain of a device. */
export interface SunspecModel {
  readonly id: number;
  /** Powers of ten by the name of the scale factor point; one left out is not implemented. */
  readonly scales?: Readonly<Record<string, number>>;
  /** Number of repeating groups; 0 when not given. */
  readonly repeats?: number;
  /** Values now, by point name, in the point's unit. */
  read(): SunspecValues;
  /** Values of repeating group `index`, from 0. */
  readRepeat?(index: number): SunspecValues;
  /** Takes new values of writable points, all or none; throws ModbusRefusal for what it does not take. */
  write?(values: Readonly<Record<string, number>>): void;
}

interface Placed {
  model: SunspecModel;
  layout: SunspecLayout;
  /** Address of the ID register. */
  start: number;
  /** Registers with ID and length. */
  size: number;
}

const MARKER = [0x5375, 0x6e53];
const END = [0xffff, 0];

/** A chain of SunSpec models behind "SunS" at `base`, in holding registers. Addresses outside are refused. */
export class SunspecMap implements RegisterSource {
  readonly #base: number;
  readonly #placed: readonly Placed[];
  readonly #end: number;

  constructor(base: number, models: readonly SunspecModel[]) {
    this.#base = base;
    let start = base + MARKER.length;
    this.#placed = models.map((model) => {
      const layout = sunspecLayout(model.id);
      const size = 2 + layout.size + (model.repeats ?? 0) * (layout.repeat?.size ?? 0);
      const placed = { model, layout, start, size };
      start += size;
      return placed;
    });
    this.#end = start + END.length;
  }

  /** Where each model's ID register is, in chain order. */
  get addresses(): readonly { id: number; address: number }[] {
    return this.#placed.map(({ model, start }) => ({ id: model.id, address: start }));
  }

  /** Address of a point of the first model with that id; undefined when there is no such point. */
  addressOf(modelId: number, pointName: string): number | undefined {
    const placed = this.#placed.find(({ model }) => model.id === modelId);
    const point = placed?.layout.points.find(({ name }) => name === pointName);
    return placed && point && placed.start + point.offset;
  }

  readRegisters(kind: RegisterKind, address: number, count: number): number[] {
    if (kind !== "holding") throw new ModbusRefusal(MODBUS_EXCEPTIONS.illegalFunction);
    const isInside = address >= this.#base && address + count <= this.#end;
    if (!isInside) throw new ModbusRefusal(MODBUS_EXCEPTIONS.illegalAddress);
    const image = Array.from({ length: count }, () => 0);
    place(image, address, this.#base, MARKER);
    place(image, address, this.#end - END.length, END);
    for (const placed of this.#placed) {
      const touches = placed.start < address + count && placed.start + placed.size > address;
      if (touches) place(image, address, placed.start, encodeModel(placed));
    }
    return image;
  }

  writeRegisters(address: number, values: readonly number[]): void {
    const placed = this.#placed.find(({ start, size }) => address >= start && address < start + size);
    if (!placed?.model.write || address + values.length > placed.start + placed.size) {
      throw new ModbusRefusal(MODBUS_EXCEPTIONS.illegalAddress);
    }
    const changes: Record<string, number> = {};
    let next = address;
    while (next < address + values.length) {
      const point = writablePoint(placed, next);
      const registers = values.slice(next - address, next - address + point.size);
      if (registers.length < point.size) throw new ModbusRefusal(MODBUS_EXCEPTIONS.illegalValue);
      const raw = decodeSunspecPoint(point, registers);
      changes[point.name] = raw * 10 ** scaleOf(placed.model, point);
      next += point.size;
    }
    placed.model.write(changes);
  }
}

function writablePoint(placed: Placed, address: number): SunspecPoint {
  const point = placed.layout.points.find(({ offset }) => placed.start + offset === address);
  if (!point?.isWritable) throw new ModbusRefusal(MODBUS_EXCEPTIONS.illegalAddress);
  return point;
}

function encodeModel({ model, layout, size }: Placed): number[] {
  const registers = [model.id, size - 2];
  const append = (points: readonly SunspecPoint[], values: SunspecValues) => {
    for (const point of points) {
      registers.push(...encodeSunspecPoint(point, valueOf(model, point, values), scaleOf(model, point)));
    }
  };
  append(layout.points, model.read());
  for (let i = 0; i < (model.repeats ?? 0); i++) {
    append(layout.repeat?.points ?? [], model.readRepeat?.(i) ?? {});
  }
  return registers;
}

/** A point whose scale factor the device lacks cannot be understood, so it is not implemented either. */
function valueOf({ scales = {} }: SunspecModel, point: SunspecPoint, values: SunspecValues): SunspecValue {
  if (point.type === "sunssf") return scales[point.name];
  const isReadable = point.scale === undefined || scales[point.scale] !== undefined;
  return isReadable ? values[point.name] : undefined;
}

function scaleOf(model: SunspecModel, point: SunspecPoint): number {
  return point.scale ? (model.scales?.[point.scale] ?? 0) : 0;
}

/** Copies `values`, which belong at `start`, into the window `image` that begins at `address`. */
function place(image: number[], address: number, start: number, values: readonly number[]): void {
  for (const [i, value] of values.entries()) {
    const at = start + i - address;
    if (at >= 0 && at < image.length) image[at] = value;
  }
}
