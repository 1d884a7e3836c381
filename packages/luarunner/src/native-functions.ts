import { type AesGcmMessage, decryptAesGcm } from "./aes-gcm.ts";
import type { DriverRuntime } from "./driver-runtime.ts";
import type { LuaModule, NativeFunction } from "./lua-module.ts";
import { pushValue, readValue } from "./lua-values.ts";
import { guarded } from "./lua-vm.ts";

/** Host functions that need no waiting: called straight from Lua, on behalf of the runtime that executes. */
export class NativeFunctions {
  /** Pointers by name, for the prelude. */
  readonly pointers: ReadonlyMap<string, number>;
  readonly #lua: LuaModule;
  /** The runtime whose VM executes now. */
  current: DriverRuntime | undefined;

  constructor(lua: LuaModule) {
    this.#lua = lua;
    const natives: Record<string, NativeFunction> = {
      emit: (state) => {
        const fields = readValue(lua, state, 2);
        return this.#problem(this.#runtime.emit(lua.textAt(state, 1), fields));
      },
      emit_metric: (state) => {
        const unit = readValue(lua, state, 3);
        const value = lua.raw._lua_tonumberx(state, 2, 0);
        return this.#problem(this.#runtime.emitMetric(lua.textAt(state, 1), value, unit));
      },
      log: (state) => {
        this.#runtime.log(lua.textAt(state, 1), lua.textAt(state, 2));
        return 0;
      },
      set: (state) => {
        this.#runtime.set(lua.textAt(state, 1), readValue(lua, state, 2));
        return 0;
      },
      millis: (state) => this.#push(state, Math.trunc(this.#runtime.clock.monotonicMs())),
      epoch_s: (state) => this.#push(state, Math.trunc(this.#runtime.clock.nowMs() / 1000)),
      aes_gcm_decrypt: (state) => {
        const [key, iv, ciphertext, aad, tag] = [1, 2, 3, 4, 5].map((at) => lua.bytesAt(state, at));
        return this.#push(state, decryptAesGcm({ key, iv, ciphertext, aad, tag } as AesGcmMessage));
      },
      json_decode: (state) => this.#push(state, JSON.parse(lua.bytesAt(state, 1).toString("utf8"))),
      json_encode: (state) => this.#push(state, encodeJson(readValue(lua, state, 1))),
    };
    this.pointers = new Map(
      Object.entries(natives).map(([name, run]) => [name, lua.addNative(guarded(lua, run))]),
    );
  }

  get #runtime(): DriverRuntime {
    if (!this.current) throw new Error("no driver is running");
    return this.current;
  }

  #push(state: number, value: unknown): number {
    pushValue(this.#lua, state, value);
    return 1;
  }

  #problem(problem: string | undefined): number {
    if (problem === undefined) return 0;
    throw new Error(problem);
  }
}

/** Keys are sorted: Lua's own order differs from run to run. */
function encodeJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === "number" && !Number.isFinite(inner))
      throw new Error(`json_encode: ${inner} is not JSON`);
    if (inner === null || typeof inner !== "object" || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
