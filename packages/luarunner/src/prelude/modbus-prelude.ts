/** host.modbus_… and its other names. */
export const MODBUS_PRELUDE = `
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
-- What the device says of itself (FC 43/14); a key is absent when the device has no such text.
function host.modbus_identify()
  local names, problem = yield(op.modbus_identify)
  if not names then error(problem, 0) end
  return names
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
-- One meaning, several names in the field.
host.write = host.modbus_write
host.write_registers, host.modbus_write_multiple = host.modbus_write_multi, host.modbus_write_multi
`;
