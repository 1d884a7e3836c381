import type { FieldValue } from "@sourceful/domain";
import { LONG_JUMP, LUA_STATUS, type LuaModule, type LuaState, type NativeFunction } from "./lua-module.ts";
import { HOOK_INSTRUCTIONS, LuaThread } from "./lua-thread.ts";
import { type LuaValue, LuaValueError, pushValue, readValue } from "./lua-values.ts";

export interface LuaVmOptions {
  /** Most bytes the VM's heap may hold. */
  memoryLimitBytes: number;
  /** Time after which a running function is preempted, ms. */
  sliceMs: number;
}

/** A source that does not compile; the message is Lua's, `name.lua:LINE: …`. */
class LuaSyntaxError extends Error {}

/** One Lua state with its own heap limit. Functions run as threads that can be preempted and left behind. */
export class LuaVm {
  readonly lua: LuaModule;
  readonly state: LuaState;
  readonly #options: LuaVmOptions;
  #usedBytes = 0;
  /**
   * The heap limit binds only while the driver's own code runs: there an allocation that fails is a Lua
   * error. Outside, where the host pushes results of bounded size, it would be a panic of the module.
   */
  #isRunningDriver = false;
  /** Instructions run since this was last set to 0, in steps of the hook. */
  instructions = 0;
  /** Beyond this many a stretch that cannot yield is ended by an error. */
  instructionLimit = Number.POSITIVE_INFINITY;
  #sliceEndsMs = 0;

  constructor(lua: LuaModule, options: LuaVmOptions) {
    this.lua = lua;
    this.#options = options;
    this.state = this.#enter(() => {
      const state = lua.raw._lua_newstate(lua.allocatorPointer, 0);
      if (state === 0) throw new Error("no memory for another Lua VM");
      for (const [name, open] of lua.libraryPointers) {
        lua.raw._luaL_requiref(state, lua.name(name), open, 1);
        lua.raw._lua_settop(state, -2);
      }
      return state;
    });
  }

  /** Bytes the heap holds now. */
  get usedBytes(): number {
    return this.#usedBytes;
  }

  get isOverBudget(): boolean {
    return this.instructions >= this.instructionLimit;
  }

  account(bytes: number): void {
    this.#usedBytes += bytes;
  }

  mayGrow(bytes: number): boolean {
    if (bytes <= 0 || !this.#isRunningDriver) return true;
    return this.#usedBytes + bytes <= this.#options.memoryLimitBytes;
  }

  startSlice(): void {
    this.#isRunningDriver = true;
    this.#sliceEndsMs = performance.now() + this.#options.sliceMs;
  }

  endSlice(): void {
    this.#isRunningDriver = false;
  }

  onCountHook(state: LuaState): void {
    const { raw } = this.lua;
    this.instructions += HOOK_INSTRUCTIONS;
    if (raw._lua_isyieldable(state) !== 0) {
      if (performance.now() >= this.#sliceEndsMs || this.isOverBudget) raw._lua_yieldk(state, 0, 0, 0);
    } else if (this.isOverBudget) {
      // Inside a sort comparator, a gsub callback or a metamethod Lua cannot yield; an error is all there is.
      this.lua.pushBytes(state, Buffer.from("the call ran past its budget"));
      raw._lua_error(state);
    }
  }

  /** Runs the trusted prelude with `natives` as its only argument, a table of functions. */
  runPrelude(
    source: string,
    natives: ReadonlyMap<string, number>,
    constants: Record<string, LuaValue>,
  ): void {
    const { raw } = this.lua;
    this.#enter(() => {
      this.#compile(source, "prelude");
      raw._lua_createtable(this.state, 0, natives.size);
      for (const [name, pointer] of natives) {
        this.lua.pushBytes(this.state, Buffer.from(name));
        raw._lua_pushcclosure(this.state, pointer, 0);
        raw._lua_rawset(this.state, -3);
      }
      pushValue(this.lua, this.state, constants);
      if (raw._lua_pcallk(this.state, 2, 0, 0, 0, 0) !== LUA_STATUS.ok) {
        throw new Error(`prelude: ${this.lua.textAt(this.state, -1)}`);
      }
    });
  }

  /**
   * Compiles a chunk into a thread that has not run yet.
   * @throws {LuaSyntaxError}
   */
  startChunk(source: string, name: string): LuaThread {
    return this.#enter(() => {
      this.#compile(source, name);
      const thread = new LuaThread(this);
      thread.takeFunction();
      return thread;
    });
  }

  /** A thread that will call the global function `name`; undefined when there is no such function. */
  startGlobal(name: string, args: readonly LuaValue[]): LuaThread | undefined {
    return this.#enter(() => {
      const { raw } = this.lua;
      const type = raw._lua_getglobal(this.state, this.lua.name(name));
      if (type !== 6) {
        raw._lua_settop(this.state, -2);
        return undefined;
      }
      const thread = new LuaThread(this);
      thread.takeFunction(args);
      return thread;
    });
  }

  /** The value of a global, or undefined when it is nil or not data. */
  readGlobal(name: string): FieldValue | undefined {
    return this.#enter(() => {
      const { raw } = this.lua;
      raw._lua_getglobal(this.state, this.lua.name(name));
      try {
        return readValue(this.lua, this.state, -1) ?? undefined;
      } catch (error) {
        if (error instanceof LuaValueError) return undefined;
        throw error;
      } finally {
        raw._lua_settop(this.state, 0);
      }
    });
  }

  hasFunction(name: string): boolean {
    return this.#enter(() => {
      const type = this.lua.raw._lua_getglobal(this.state, this.lua.name(name));
      this.lua.raw._lua_settop(this.state, -2);
      return type === 6;
    });
  }

  close(): void {
    this.#enter(() => this.lua.raw._lua_close(this.state));
  }

  /** Makes this the active VM while `work` runs. */
  enter<T>(work: () => T): T {
    return this.#enter(work);
  }

  #enter<T>(work: () => T): T {
    const before = this.lua.active;
    this.lua.active = this;
    try {
      return work();
    } finally {
      this.lua.active = before;
    }
  }

  #compile(source: string, name: string): void {
    const { raw } = this.lua;
    const bytes = Buffer.from(source, "utf8");
    const pointer = raw._malloc(bytes.length + 1);
    raw.HEAPU8.set(bytes, pointer);
    const namePointer = raw.stringToNewUTF8(`@${name}`);
    const status = raw._luaL_loadbufferx(this.state, pointer, bytes.length, namePointer, this.lua.name("t"));
    raw._free(pointer);
    raw._free(namePointer);
    if (status === LUA_STATUS.ok) return;
    const message = this.lua.textAt(this.state, -1);
    raw._lua_settop(this.state, 0);
    throw new LuaSyntaxError(message);
  }
}

/**
 * Wraps a function for Lua so that no JavaScript exception unwinds through C frames: a fault becomes
 * (nil, message), except Emscripten's own long jump, which must pass.
 */
export function guarded(lua: LuaModule, run: NativeFunction): NativeFunction {
  return (state) => {
    try {
      return run(state);
    } catch (error) {
      if (error === LONG_JUMP) throw error;
      lua.raw._lua_settop(state, 0);
      lua.raw._lua_pushnil(state);
      lua.pushBytes(state, Buffer.from(error instanceof Error ? error.message : String(error)));
      return 2;
    }
  };
}
