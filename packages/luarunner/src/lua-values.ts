import { isUtf8 } from "node:buffer";
import type { FieldValue } from "@sourceful/domain";
import { LUA_TYPE, type LuaModule, type LuaState } from "./lua-module.ts";

/** Nesting deeper than this is refused in both directions: it is never data, always a mistake or an attack. */
const MAX_DEPTH = 32;

/** Thrown for a value that has no counterpart on the other side; the message is for the driver's author. */
export class LuaValueError extends Error {}

/** What can cross: Lua nil is null. */
export type LuaValue = FieldValue | null;

/** What a driver passes to an operation: a text that is no UTF-8 comes as bytes. */
export type OperationArgument = LuaValue | Uint8Array;

/** A text as an operation gets it. */
export type OperationText = string | Uint8Array;

/**
 * Pushes a value. Whole numbers become Lua integers (drivers concatenate them into serial numbers), arrays
 * 1-based tables; null and undefined inside tables are left out, as nil would be.
 */
export function pushValue(lua: LuaModule, state: LuaState, value: unknown, depth = 0): void {
  const { raw } = lua;
  if (depth > MAX_DEPTH || raw._lua_checkstack(state, 4) === 0) throw new LuaValueError("nested too deeply");
  switch (typeof value) {
    case "number":
      if (Number.isSafeInteger(value)) raw._lua_pushinteger(state, BigInt(value));
      else raw._lua_pushnumber(state, value);
      return;
    case "string":
      lua.pushBytes(state, Buffer.from(value, "utf8"));
      return;
    case "boolean":
      raw._lua_pushboolean(state, value ? 1 : 0);
      return;
    case "object":
      break;
    default:
      raw._lua_pushnil(state);
      return;
  }
  if (value === null) {
    raw._lua_pushnil(state);
  } else if (value instanceof Uint8Array) {
    lua.pushBytes(state, value);
  } else if (Array.isArray(value)) {
    raw._lua_createtable(state, value.length, 0);
    for (const [index, item] of value.entries()) {
      if (item === null || item === undefined) continue;
      pushValue(lua, state, item, depth + 1);
      raw._lua_rawseti(state, -2, BigInt(index + 1));
    }
  } else {
    raw._lua_createtable(state, 0, 0);
    for (const [key, item] of Object.entries(value)) {
      if (item === null || item === undefined) continue;
      lua.pushBytes(state, Buffer.from(key, "utf8"));
      pushValue(lua, state, item, depth + 1);
      raw._lua_rawset(state, -3);
    }
  }
}

/**
 * Reads the value at `index`. A table whose keys are 1..n becomes an array, any other an object; an empty
 * one an empty object. Strings are decoded as UTF-8.
 *
 * @throws {LuaValueError} for functions, userdata, and tables nested too deeply.
 */
export function readValue(lua: LuaModule, state: LuaState, index: number, depth = 0): LuaValue {
  const { raw } = lua;
  switch (raw._lua_type(state, index)) {
    case LUA_TYPE.nil:
      return null;
    case LUA_TYPE.boolean:
      return raw._lua_toboolean(state, index) !== 0;
    case LUA_TYPE.number:
      return raw._lua_tonumberx(state, index, 0);
    case LUA_TYPE.string:
      return lua.textAt(state, index);
    case LUA_TYPE.table:
      return readTable(lua, state, index, depth);
    default:
      throw new LuaValueError("a function or userdata is not data");
  }
}

/**
 * Reads what a driver passes to an operation: as `readValue` does, but a string that is no UTF-8 comes as its
 * bytes instead of with its damage. Inside tables strings are text.
 */
export function readArgument(lua: LuaModule, state: LuaState, index: number): OperationArgument {
  if (lua.raw._lua_type(state, index) !== LUA_TYPE.string) return readValue(lua, state, index);
  const bytes = lua.bytesAt(state, index);
  return isUtf8(bytes) ? bytes.toString("utf8") : bytes;
}

function readTable(lua: LuaModule, state: LuaState, index: number, depth: number): FieldValue {
  const { raw } = lua;
  if (depth > MAX_DEPTH || raw._lua_checkstack(state, 4) === 0) throw new LuaValueError("nested too deeply");
  const table = raw._lua_absindex(state, index);
  const length = Number(raw._lua_rawlen(state, table));
  const record: { [key: string]: FieldValue } = {};
  let size = 0;
  raw._lua_pushnil(state);
  while (raw._lua_next(state, table) !== 0) {
    // lua_tolstring would turn a number key into a string in place and so confuse lua_next.
    const isText = raw._lua_type(state, -2) === LUA_TYPE.string;
    const key = isText ? lua.textAt(state, -2) : String(raw._lua_tonumberx(state, -2, 0));
    const value = readValue(lua, state, -1, depth + 1);
    if (value !== null) setOwn(record, key, value);
    size += 1;
    raw._lua_settop(state, -2);
  }
  if (length === 0 || length !== size) return record;
  return Array.from({ length }, (_, at) => record[String(at + 1)] as FieldValue);
}

/** A driver may name a field "__proto__"; it must stay a field. */
function setOwn(record: { [key: string]: FieldValue }, key: string, value: FieldValue): void {
  if (key === "__proto__") {
    Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    record[key] = value;
  }
}
