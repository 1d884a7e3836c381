/** What the other parts use: argument checks and local names for the libraries. */
export const KIT_PRELUDE = `
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
`;
