/** host.decode_… and host.scale: pure arithmetic, so it stays in Lua. */
export const DECODE_PRELUDE = `
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
-- The older names.
host.decode_u32, host.decode_i32, host.decode_f32 = host.decode_u32_be, host.decode_i32_be, host.decode_f32_be
`;
