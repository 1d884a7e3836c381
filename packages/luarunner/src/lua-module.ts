import wasmoon from "wasmoon";
import type { LuaVm } from "./lua-vm.ts";

/** Address of a Lua state or thread in the module's memory. */
export type LuaState = number;

/**
 * The parts of the Lua 5.4 C API that are used, as the WebAssembly module exports them: pointers and sizes
 * are numbers, lua_Integer is a bigint. wasmoon's own wrappers are not used: they cut strings at NUL,
 * decode them as UTF-8 and cost ten times as much a call.
 */
export interface RawLua {
  HEAPU8: Uint8Array;
  HEAP32: Int32Array;
  HEAPU32: Uint32Array;
  addFunction(run: (...args: number[]) => number | void, signature: string): number;
  stringToNewUTF8(text: string): number;
  _malloc(size: number): number;
  _realloc(pointer: number, size: number): number;
  _free(pointer: number): void;
  _lua_newstate(allocator: number, userData: number): LuaState;
  _lua_close(state: LuaState): void;
  _lua_newthread(state: LuaState): LuaState;
  _lua_resume(thread: LuaState, from: LuaState, argumentCount: number, resultCount: number): number;
  _lua_yieldk(state: LuaState, resultCount: number, context: number, continuation: number): number;
  _lua_isyieldable(state: LuaState): number;
  _lua_sethook(state: LuaState, hook: number, mask: number, count: number): void;
  _lua_error(state: LuaState): number;
  _lua_pcallk(
    state: LuaState,
    args: number,
    results: number,
    handler: number,
    ctx: number,
    k: number,
  ): number;
  _lua_gettop(state: LuaState): number;
  _lua_settop(state: LuaState, index: number): void;
  _lua_absindex(state: LuaState, index: number): number;
  _lua_checkstack(state: LuaState, slots: number): number;
  _lua_pushvalue(state: LuaState, index: number): void;
  _lua_rotate(state: LuaState, index: number, steps: number): void;
  _lua_type(state: LuaState, index: number): number;
  _lua_toboolean(state: LuaState, index: number): number;
  _lua_tonumberx(state: LuaState, index: number, isNumber: number): number;
  _lua_tolstring(state: LuaState, index: number, length: number): number;
  _lua_rawlen(state: LuaState, index: number): bigint;
  _lua_pushnil(state: LuaState): void;
  _lua_pushboolean(state: LuaState, value: number): void;
  _lua_pushnumber(state: LuaState, value: number): void;
  _lua_pushinteger(state: LuaState, value: bigint): void;
  _lua_pushlstring(state: LuaState, pointer: number, length: number): number;
  _lua_pushcclosure(state: LuaState, run: number, upvalues: number): void;
  _lua_createtable(state: LuaState, arraySize: number, recordSize: number): void;
  _lua_rawset(state: LuaState, index: number): void;
  _lua_rawseti(state: LuaState, index: number, key: bigint): void;
  _lua_rawgeti(state: LuaState, index: number, key: bigint): number;
  _lua_next(state: LuaState, index: number): number;
  _lua_getglobal(state: LuaState, name: number): number;
  _luaL_loadbufferx(state: LuaState, pointer: number, length: number, name: number, mode: number): number;
  _luaL_requiref(state: LuaState, name: number, open: number, global: number): void;
  _luaL_ref(state: LuaState, table: number): number;
  _luaL_unref(state: LuaState, table: number, reference: number): void;
  _luaL_traceback(state: LuaState, of: LuaState, message: number, level: number): void;
  _luaopen_base(state: LuaState): number;
  _luaopen_coroutine(state: LuaState): number;
  _luaopen_table(state: LuaState): number;
  _luaopen_string(state: LuaState): number;
  _luaopen_utf8(state: LuaState): number;
  _luaopen_math(state: LuaState): number;
}

export const LUA_TYPE = { nil: 0, boolean: 1, number: 3, string: 4, table: 5, function: 6 } as const;
export const LUA_STATUS = { ok: 0, yielded: 1 } as const;
export const LUA_REGISTRY_INDEX = -1_001_000;

/** A C function for Lua: takes its arguments from the state's stack, returns how many results it pushed. */
export type NativeFunction = (state: LuaState) => number;

/** What Emscripten throws where C would longjmp; it must pass through every JavaScript frame. */
export const LONG_JUMP = Number.POSITIVE_INFINITY;

/**
 * One Lua WebAssembly instance. All VMs of a worker thread live in its memory, so an idle one costs no more
 * than its own heap. Only one VM executes at a time; `active` says which.
 */
export class LuaModule {
  readonly raw: RawLua;
  /** The VM that executes now; callbacks from C find their VM here. */
  active: LuaVm | undefined;
  /** Four bytes for out-parameters. */
  readonly outPointer: number;
  readonly allocatorPointer: number;
  readonly hookPointer: number;
  readonly libraryPointers: readonly (readonly [name: string, pointer: number])[];
  readonly #names = new Map<string, number>();
  #scratch: number;
  #scratchSize = 4096;

  static async create(): Promise<LuaModule> {
    const { module } = await wasmoon.LuaWasm.initialize();
    return new LuaModule(module as unknown as RawLua);
  }

  private constructor(raw: RawLua) {
    this.raw = raw;
    this.outPointer = raw._malloc(4);
    this.#scratch = raw._malloc(this.#scratchSize);
    this.allocatorPointer = raw.addFunction(
      (_user = 0, pointer = 0, oldSize = 0, newSize = 0) => this.#allocate(pointer, oldSize, newSize),
      "iiiii",
    );
    this.hookPointer = raw.addFunction((state = 0) => this.active?.onCountHook(state), "vii");
    const libraries: [string, NativeFunction][] = [
      ["_G", (state) => raw._luaopen_base(state)],
      ["coroutine", (state) => raw._luaopen_coroutine(state)],
      ["table", (state) => raw._luaopen_table(state)],
      ["string", (state) => raw._luaopen_string(state)],
      ["utf8", (state) => raw._luaopen_utf8(state)],
      ["math", (state) => raw._luaopen_math(state)],
    ];
    this.libraryPointers = libraries.map(([name, open]) => [name, this.addNative(open)]);
  }

  /** Makes a function callable from Lua. The table of functions only grows: call once per function. */
  addNative(run: NativeFunction): number {
    return this.raw.addFunction((state = 0) => run(state), "ii");
  }

  /** A C string that lives as long as the module; for names that recur. */
  name(text: string): number {
    let pointer = this.#names.get(text);
    if (pointer === undefined) {
      pointer = this.raw.stringToNewUTF8(text);
      this.#names.set(text, pointer);
    }
    return pointer;
  }

  /** Pushes bytes as a Lua string, NUL and all. */
  pushBytes(state: LuaState, bytes: Uint8Array): void {
    if (bytes.length > this.#scratchSize) {
      this.raw._free(this.#scratch);
      this.#scratchSize = bytes.length * 2;
      this.#scratch = this.raw._malloc(this.#scratchSize);
    }
    this.raw.HEAPU8.set(bytes, this.#scratch);
    this.raw._lua_pushlstring(state, this.#scratch, bytes.length);
  }

  /** Copies out the bytes of the string at `index`. The value there must be a string. */
  bytesAt(state: LuaState, index: number): Buffer {
    const pointer = this.raw._lua_tolstring(state, index, this.outPointer);
    const length = this.raw.HEAPU32[this.outPointer >> 2] ?? 0;
    return Buffer.from(this.raw.HEAPU8.subarray(pointer, pointer + length));
  }

  /** The text of the string at `index`. The value there must be a string. */
  textAt(state: LuaState, index: number): string {
    const pointer = this.raw._lua_tolstring(state, index, this.outPointer);
    const length = this.raw.HEAPU32[this.outPointer >> 2] ?? 0;
    const heap = this.raw.HEAPU8;
    if (length > 64) return Buffer.from(heap.buffer, heap.byteOffset + pointer, length).toString("utf8");
    let text = "";
    for (let at = pointer; at < pointer + length; at++) {
      const byte = heap[at] as number;
      if (byte > 127) return Buffer.from(heap.buffer, heap.byteOffset + pointer, length).toString("utf8");
      text += String.fromCharCode(byte);
    }
    return text;
  }

  #allocate(pointer: number, oldSize: number, newSize: number): number {
    // For a new block Lua passes the kind of object in place of the old size.
    const heldSize = pointer === 0 ? 0 : oldSize;
    if (newSize === 0) {
      if (pointer !== 0) this.raw._free(pointer);
      this.active?.account(-heldSize);
      return 0;
    }
    if (this.active && !this.active.mayGrow(newSize - heldSize)) return 0;
    const moved = this.raw._realloc(pointer, newSize);
    if (moved !== 0) this.active?.account(newSize - heldSize);
    return moved;
  }
}
