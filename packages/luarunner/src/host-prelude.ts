/**
 * The Lua side of the host API, run once per VM before the driver. Its arguments: a table of native
 * functions and a table of constants. Whatever does I/O yields an operation number and its arguments; the
 * scheduler answers with a value, or nil and a text. What needs no I/O stays in Lua or is a native call.
 *
 * Return conventions (the only ones under which all known drivers behave): modbus_read raises; writes
 * return nothing on success and an error text on failure; JSON returns a value or nil and an error.
 */
export const HOST_PRELUDE = `
local native, constants = ...
local op, register_kinds = constants.operations, constants.register_kinds
local yield = coroutine.yield
local error, type, tonumber, tostring, select, ipairs, pairs = error, type, tonumber, tostring, select, ipairs, pairs
local floor, ceil, mtype, huge, mininteger = math.floor, math.ceil, math.type, math.huge, math.mininteger
local tointeger = math.tointeger
local spack, sunpack, srep, schar, sgsub, sformat = string.pack, string.unpack, string.rep, string.char, string.gsub, string.format
local tpack, tunpack, tconcat = table.pack, table.unpack, table.concat

-- depth: how many calls lie between the driver's line and this one, so that the message names that line.
local function argument(position, name, expected, value, depth)
  error("bad argument #" .. position .. " to " .. name .. " (" .. expected .. " expected, got " .. type(value) .. ")", depth or 3)
end
local function number(value, position, name, depth)
  local n = tonumber(value)
  if n == nil then argument(position, name, "number", value, depth or 4) end
  return n
end
local function text(value, position, name)
  local kind = type(value)
  if kind == "string" then return value end
  if kind == "number" then return tostring(value) end
  argument(position, name, "string", value, 4)
end
local function truncate(x)
  if x ~= x or x == huge or x == -huge then return nil end
  return tointeger(x >= 0 and floor(x) or ceil(x))
end
-- Low 16 bits, two's complement, as the decode helpers of the contract want them.
local function u16(value, position, name)
  local n = truncate(number(value, position, name, 5))
  if n == nil then argument(position, name, "finite number", value, 4) end
  return n & 0xFFFF
end

host = {}

-- Decoding: pure arithmetic, no crossing into JavaScript.
function host.decode_u16(v) return u16(v, 1, "decode_u16") end
function host.decode_i16(v)
  local n = u16(v, 1, "decode_i16")
  return n >= 0x8000 and n - 0x10000 or n
end
function host.decode_u32_be(hi, lo) return u16(hi, 1, "decode_u32_be") << 16 | u16(lo, 2, "decode_u32_be") end
function host.decode_u32_le(lo, hi) return u16(hi, 2, "decode_u32_le") << 16 | u16(lo, 1, "decode_u32_le") end
local function i32(n) return n >= 0x80000000 and n - 0x100000000 or n end
function host.decode_i32_be(hi, lo) return i32(u16(hi, 1, "decode_i32_be") << 16 | u16(lo, 2, "decode_i32_be")) end
function host.decode_i32_le(lo, hi) return i32(u16(hi, 2, "decode_i32_le") << 16 | u16(lo, 1, "decode_i32_le")) end
function host.decode_f32_be(hi, lo)
  return (sunpack(">f", spack(">I2I2", u16(hi, 1, "decode_f32_be"), u16(lo, 2, "decode_f32_be"))))
end
function host.decode_u64(w1, w2, w3, w4)
  local n = u16(w1, 1, "decode_u64") << 48 | u16(w2, 2, "decode_u64") << 32 | u16(w3, 3, "decode_u64") << 16 | u16(w4, 4, "decode_u64")
  if n >= 0 then return n end
  -- Above 2^63 an integer would be negative; a float keeps the magnitude.
  return (n >> 1 | n & 1) * 2.0
end
-- A literal table: 10 ^ -n computed is not always the nearest double to 1 / 10^n.
local power_of_ten = { [0] = 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10 }
for n = 1, 10 do power_of_ten[-n] = tonumber("1e-" .. n) end
function host.scale(value, sf)
  value, sf = number(value, 1, "scale"), number(sf, 2, "scale")
  if sf ~= sf or sf > 10 or sf < -10 then sf = 0 end
  return value * (power_of_ten[sf] or 10.0 ^ sf)
end
function host.decode_string(registers, start, count)
  if type(registers) ~= "table" then argument(1, "decode_string", "table", registers) end
  start = start == nil and 1 or number(start, 2, "decode_string")
  count = count == nil and #registers - start + 1 or number(count, 3, "decode_string")
  local bytes = {}
  for at = start, start + count - 1 do
    local word = registers[at]
    if word == nil then break end
    word = u16(word, 1, "decode_string")
    bytes[#bytes + 1] = schar(word >> 8, word & 0xFF)
  end
  return (sgsub(tconcat(bytes), "[%z%s]+$", ""))
end

-- Modbus.
local unpack_format = {}
local function words_of(data, count)
  local format = unpack_format[count]
  if not format then
    format = ">" .. srep("I2", count)
    unpack_format[count] = format
  end
  local words = { sunpack(format, data) }
  words[count + 1] = nil
  return words
end
function host.modbus_read(address, count, kind)
  address = truncate(number(address, 1, "modbus_read"))
  count = truncate(number(count, 2, "modbus_read"))
  local code = register_kinds[kind == nil and "holding" or kind]
  if not code then error("modbus: invalid register kind: " .. tostring(kind), 0) end
  local data, problem = yield(op.modbus_read, code, address or -1, count or -1)
  if not data then error(problem, 0) end
  return words_of(data, count)
end
-- A register holds 0..65535, or a negative number in two's complement. Anything beyond would silently
-- become another value, so it is an error; a fraction is cut, as drivers expect.
local function register_value(value)
  local n = tonumber(value)
  n = n and truncate(n)
  if not n or n < -32768 or n > 65535 then return nil, "modbus: value " .. tostring(value) .. " does not fit a register" end
  return n & 0xFFFF
end
local function write_register(address, value, is_always_fc06)
  local word, problem = register_value(value)
  if not word then return problem end
  local done, failure = yield(op.modbus_write, truncate(address) or -1, word, is_always_fc06)
  if not done then return failure end
end
function host.modbus_write(address, value)
  return write_register(number(address, 1, "modbus_write"), value, false)
end
function host.write_fc06(address, value)
  return write_register(number(address, 1, "write_fc06"), value, true)
end
function host.modbus_write_multi(address, values)
  address = truncate(number(address, 1, "modbus_write_multi"))
  if type(values) ~= "table" then argument(2, "modbus_write_multi", "table", values) end
  local words, size = {}, 0
  for _ in pairs(values) do size = size + 1 end
  if size ~= #values then return "modbus: the values must be a dense array" end
  for at = 1, size do
    local word, problem = register_value(values[at])
    if not word then return problem end
    words[at] = word
  end
  local done, failure = yield(op.modbus_write_multi, address or -1, words)
  if not done then return failure end
end
function host.modbus_write_coil(address, value)
  address = truncate(number(address, 1, "modbus_write_coil"))
  local done, failure = yield(op.modbus_write_coil, address or -1, value and value ~= 0)
  if not done then return failure end
end

-- Life cycle and identity.
function host.set_make(name) native.set("make", text(name, 1, "set_make")) end
function host.set_model(name) native.set("model", text(name, 1, "set_model")) end
function host.set_sn(serial) native.set("sn", text(serial, 1, "set_sn")) end
function host.set_rated_w(watts) native.set("ratedPowerW", number(watts, 1, "set_rated_w")) end
function host.set_warmup_s(seconds) native.set("warmupS", number(seconds, 1, "set_warmup_s")) end
function host.set_poll_interval(ms) native.set("pollIntervalMs", number(ms, 1, "set_poll_interval")) end
function host.set_watchdog_timeout_s(seconds) native.set("watchdogTimeoutS", number(seconds, 1, "set_watchdog_timeout_s")) end
function host.set_device_fault(is_faulty, reason)
  native.set("fault", is_faulty and (reason ~= nil and reason ~= "" and tostring(reason) or "unspecified") or "")
end
function host.persist_secret(key, value)
  local done, failure = yield(op.persist_secret, text(key, 1, "persist_secret"), text(value, 2, "persist_secret"))
  if done then return true end
  return false, failure
end

-- Core.
function host.emit(der, fields)
  der = text(der, 1, "emit")
  if type(fields) ~= "table" then argument(2, "emit", "table", fields) end
  local _, problem = native.emit(der, fields)
  if problem then return problem end
end
function host.emit_metric(name, value, unit)
  local _, problem = native.emit_metric(text(name, 1, "emit_metric"), number(value, 2, "emit_metric"), unit ~= nil and tostring(unit) or nil)
  if problem then return problem end
end
function host.log(level, message)
  if message == nil then native.log("info", tostring(level)) else native.log(tostring(level), tostring(message)) end
end
host.millis = native.millis
host.now_ms = native.millis
function host.sleep(ms) yield(op.sleep, number(ms, 1, "sleep")) end
function host.json_decode(source) return native.json_decode(text(source, 1, "json_decode")) end
function host.json_encode(value) return native.json_encode(value) end

-- One meaning, several names in the field.
host.decode_u32, host.decode_i32, host.decode_f32 = host.decode_u32_be, host.decode_i32_be, host.decode_f32_be
host.write = host.modbus_write
host.write_registers, host.modbus_write_multiple = host.modbus_write_multi, host.modbus_write_multi

-- Lua 5.1's %d cuts a fraction where 5.4 raises; drivers rely on it while they command power.
local integer_specs = { d = true, i = true, u = true, c = true, x = true, X = true, o = true }
local plans, plan_count = {}, 0
local function plan_of(format)
  local plan = { integers = {} }
  local position = 0
  plan.format = sgsub(format, "%%([-+ #0]*%d*%.?%d*)(.)", function(flags, spec)
    if spec == "%" then return nil end
    position = position + 1
    if not integer_specs[spec] then return nil end
    plan.integers[#plan.integers + 1] = position
    return "%" .. flags .. (spec == "u" and "d" or spec)
  end)
  if plan_count >= 256 then plans, plan_count = {}, 0 end
  plans[format], plan_count = plan, plan_count + 1
  return plan
end
local function as_integer(value)
  if mtype(value) == "integer" then return value end
  local n = tonumber(value)
  if n == nil then return value end
  return truncate(n) or mininteger
end
function string.format(format, ...)
  format = text(format, 1, "format")
  local plan = plans[format] or plan_of(format)
  local integers = plan.integers
  if not integers[1] then return sformat(plan.format, ...) end
  local values = tpack(...)
  for _, position in ipairs(integers) do
    if position <= values.n then values[position] = as_integer(values[position]) end
  end
  return sformat(plan.format, tunpack(values, 1, values.n))
end

function print(...)
  local parts = tpack(...)
  for at = 1, parts.n do parts[at] = tostring(parts[at]) end
  native.log("info", tconcat(parts, "\\t"))
end

-- What Lua 5.1 drivers may still expect.
unpack = tunpack
table.getn = function(t) return #t end
math.pow = function(x, y) return x ^ y end
math.log10 = function(x) return math.log(x, 10) end
os = { time = native.epoch_s }

-- The sandbox: everything not named here is gone.
string.dump = nil
local allowed = {}
for name in ("_G _VERSION assert error getmetatable host ipairs math next os pairs pcall print rawequal rawget rawlen rawset select setmetatable string table tonumber tostring type unpack utf8 xpcall"):gmatch("%S+") do
  allowed[name] = true
end
for name in pairs(_G) do
  if not allowed[name] then _G[name] = nil end
end
`;
