/** What drivers written for Lua 5.1 expect of the standard library. */
export const LUA51_PRELUDE = `
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
`;
