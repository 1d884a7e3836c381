import { LUA_REGISTRY_INDEX, LUA_STATUS, type LuaModule, type LuaState } from "./lua-module.ts";
import {
  type LuaValue,
  LuaValueError,
  type OperationArgument,
  pushValue,
  readArgument,
  readValue,
} from "./lua-values.ts";
import type { LuaVm } from "./lua-vm.ts";

const COUNT_HOOK = 1 << 3;
/** Instructions between two looks at the clock: some 30 µs of arithmetic, 200 µs of calls. */
export const HOOK_INSTRUCTIONS = 5_000;

/** How a stretch of execution ended. */
export type Step =
  | { kind: "done"; returned: LuaValue[] }
  | { kind: "failed"; message: string; traceback: string }
  /** The count hook took the thread off; resume it when others have had their turn. */
  | { kind: "preempted" }
  /** The thread asks for something; `args` are on its stack and read by the callbacks of `resume`. */
  | { kind: "asked"; operation: number; args: OperationArgument[] };

/** One running function. Anchored in the registry until dropped, so that the collector leaves it alone. */
export class LuaThread {
  readonly #vm: LuaVm;
  readonly #state: LuaState;
  readonly #reference: number;
  #pendingArgs = 0;

  constructor(vm: LuaVm) {
    const { raw, hookPointer } = vm.lua;
    this.#vm = vm;
    this.#state = raw._lua_newthread(vm.state);
    this.#reference = raw._luaL_ref(vm.state, LUA_REGISTRY_INDEX);
    raw._lua_sethook(this.#state, hookPointer, COUNT_HOOK, HOOK_INSTRUCTIONS);
  }

  /** Takes the function on top of the VM's stack as the one to run with `args`. */
  takeFunction(args: readonly LuaValue[] = []): void {
    const { lua, state } = this.#vm;
    lua.raw._lua_pushvalue(state, -1);
    const reference = lua.raw._luaL_ref(state, LUA_REGISTRY_INDEX);
    lua.raw._lua_settop(state, -2);
    lua.raw._lua_rawgeti(this.#state, LUA_REGISTRY_INDEX, BigInt(reference));
    lua.raw._luaL_unref(state, LUA_REGISTRY_INDEX, reference);
    for (const value of args) pushValue(lua, this.#state, value);
    this.#pendingArgs = args.length;
  }

  /** Answers what the thread asked for; the values become the results of its yield. */
  answer(values: readonly unknown[]): void {
    this.#vm.enter(() => {
      for (const value of values) pushValue(this.#vm.lua, this.#state, value);
    });
    this.#pendingArgs = values.length;
  }

  /** Runs until the function ends, asks for something or is preempted. */
  resume(): Step {
    const vm = this.#vm;
    return vm.enter(() => {
      const { lua } = vm;
      const { raw } = lua;
      const args = this.#pendingArgs;
      this.#pendingArgs = 0;
      vm.startSlice();
      const status = raw._lua_resume(this.#state, vm.state, args, lua.outPointer);
      vm.endSlice();
      const count = raw.HEAP32[lua.outPointer >> 2] as number;
      if (status === LUA_STATUS.yielded) {
        if (count === 0) return { kind: "preempted" };
        const values = this.#takeValues(count, readArgument);
        return { kind: "asked", operation: values[0] as number, args: values.slice(1) };
      }
      if (status === LUA_STATUS.ok) return { kind: "done", returned: this.#takeValues(count, readValue) };
      return this.#failure();
    });
  }

  /** Lets go of the thread, wherever it stands. It is never resumed again. */
  drop(): void {
    this.#vm.enter(() => this.#vm.lua.raw._luaL_unref(this.#vm.state, LUA_REGISTRY_INDEX, this.#reference));
  }

  #takeValues<T>(count: number, read: (lua: LuaModule, state: LuaState, index: number) => T): (T | null)[] {
    const { lua } = this.#vm;
    const values: (T | null)[] = [];
    for (let at = -count; at < 0; at++) {
      try {
        values.push(read(lua, this.#state, at));
      } catch (error) {
        if (!(error instanceof LuaValueError)) throw error;
        values.push(null);
      }
    }
    lua.raw._lua_settop(this.#state, -count - 1);
    return values;
  }

  #failure(): Step {
    const { lua, state } = this.#vm;
    const message = errorText(lua, this.#state);
    lua.raw._luaL_traceback(state, this.#state, 0, 0);
    const traceback = lua.textAt(state, -1);
    lua.raw._lua_settop(state, -2);
    return { kind: "failed", message, traceback };
  }
}

/** A driver may raise anything; what comes out is one line of text. */
function errorText(lua: LuaModule, state: LuaState): string {
  const { raw } = lua;
  if (raw._lua_gettop(state) === 0) return "unknown error";
  let value: LuaValue;
  try {
    value = readValue(lua, state, -1);
  } catch (error) {
    if (!(error instanceof LuaValueError)) throw error;
    return "a value that is not text was raised";
  }
  const text = typeof value === "string" ? value : `(error object: ${JSON.stringify(value)})`;
  return text.split("\n", 1)[0] ?? "";
}
