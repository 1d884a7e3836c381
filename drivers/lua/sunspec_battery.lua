-- sunspec_battery.lua: batteries without panels that speak SunSpec over Modbus, read and commanded.
--
-- Emits battery. The smaller sibling of sunspec.lua, for storage systems with an inverter of their own: with no
-- panels on it, its AC power is the battery's, so a set-point needs no other value, and what the device takes
-- is read back. Layouts: information model definitions of the SunSpec Alliance, github.com/sunspec/models
-- (Apache-2.0), models 1, 101-103, 124, 701, 702, 704, 713-715, 802.
--
-- Power:  714 (ports of type ESS), else 802, else the AC power of 701 or 101-103.
-- Charge: 802, else 713, else 124.
-- Signs here: + charge. There: 701, 10x and 714 + out of the battery; 802 + discharge, which its definition
-- leaves open (KOSTAL does it so), see battery_power.
--
-- Commands go through the set-point of model 704, else through model 124, two limits that leave the battery one
-- power only. Both have a timer after which the device falls back by itself: a command is written with it, read
-- back, and written again at every poll until it is taken back or its duration is over. A device that does not
-- take the timer is not commanded, unless allow_without_timer is true. Where there is model 715 its ControllerHb
-- is counted up about every second too.
--
-- config: base_address         where "SunS" is, when not at 40000, 0 or 50000
--         battery_power        "discharge" or "charge": what a positive W of model 802 means
--         reversion_s          after how long the device falls back when polls stop, 3 polls when not set
--         allow_without_timer  true: command a device that has no such timer, or refused it once
--         poll_ms              pause between polls, 5000 when not set

PROTOCOL = "modbus"

DRIVER = {
  host_api_min = 1,
  host_api_max = 1,
  id = "sunspec_battery",
  name = "SunSpec battery",
  manufacturer = "SunSpec Alliance",
  version = "1.1.0",
  protocols = { "modbus" },
  capabilities = { "battery" },
  description = "Battery systems with SunSpec storage models, telemetry and control with reversion timers.",
  homepage = "https://sunspec.org",
  authors = { "Sourceful Edge contributors" },
  verification_status = "experimental",
  verification_notes = "Tested against batteries of @sourceful/simulator only.",
  connection_defaults = { port = 502, unit_id = 1 },
}

local BASES = { 40000, 0, 50000 }
local MAX_MODELS = 80
local MAX_REGISTERS = 125
local GIVE_UP_AFTER = 3
-- Last register that is wanted of a model, counted from its ID register.
local LAST = { [1] = 65, [101] = 15, [102] = 15, [103] = 15, [124] = 25, [701] = 116, [702] = 45, [704] = 56,
               [713] = 8, [714] = 119, [715] = 8, [802] = 63 }
local BEAT_MS = 1000

local config = {}
local models = {} -- id -> { id, address, count }
local limit_w = {} -- largest charge and discharge power
local capacity_wh
local is_ready = false
local poll_ms = 5000
local is_commanded = false
local hold -- while commanded: { power_w, until_ms, refreshed_ms }
local last_beat_ms
local has_warned = false
local is_timer_refused = false -- the device takes no time, and the site commands it without
local told_problem -- why it was not held at the last poll
local write_refusals = {}

------------------------------------------------------------------------------------------------------------
-- Registers
------------------------------------------------------------------------------------------------------------

-- The registers of a model by offset from its ID. Raises when the device does not give them.
local function read_model(id)
  local model = models[id]
  local registers = host.modbus_read(model.address + 2, model.count, "holding")
  local block = {}
  for at = 1, model.count do block[at + 1] = registers[at] end
  model.seen = block
  return block
end

-- A block as it was when it was read last, so that a command can be written before anything is read: its scales
-- are fixed, its registers are read back, and the next refresh looks anew.
local function recent(id)
  return models[id].seen or read_model(id)
end

-- nil for what the device does not implement.
local function u16(block, offset)
  if block[offset] == 0xFFFF then return nil end
  return block[offset]
end

local function i16(block, offset)
  local value = block[offset]
  if value == nil or value == 0x8000 then return nil end
  return host.decode_i16(value)
end

local function u32(block, offset)
  local hi, lo = block[offset], block[offset + 1]
  if hi == nil or lo == nil or (hi == 0xFFFF and lo == 0xFFFF) then return nil end
  return host.decode_u32_be(hi, lo)
end

local function i32(block, offset)
  local hi, lo = block[offset], block[offset + 1]
  if hi == nil or lo == nil or (hi == 0x8000 and lo == 0) then return nil end
  return host.decode_i32_be(hi, lo)
end

local function u64(block, offset)
  local hi, lo = u32(block, offset), u32(block, offset + 2)
  if hi == nil or lo == nil then return nil end
  return hi * 0x100000000 + lo
end

local function text(block, offset, count)
  local registers = {}
  for at = 1, count do registers[at] = block[offset + at - 1] or 0 end
  return (string.gsub(string.match(host.decode_string(registers, 1, count), "^%s*([^%z]*)"), "%s+$", ""))
end

local function factor(block, offset)
  local exponent = i16(block, offset)
  if exponent == nil or exponent > 10 or exponent < -10 then return nil end
  return exponent
end

-- Dividing is exact where multiplying by a power like 0.001 is not.
local function scaled(value, exponent)
  if value == nil or exponent == nil then return nil end
  if exponent >= 0 then return value * math.floor(10 ^ exponent) end
  return value / math.floor(10 ^ -exponent)
end

local function negative(value)
  if value == nil then return nil end
  if value == 0 then return 0 end
  return -value
end

------------------------------------------------------------------------------------------------------------
-- Telemetry
------------------------------------------------------------------------------------------------------------

local function ess_fields(block)
  local a_sf, v_sf, w_sf = factor(block, 15), factor(block, 16), factor(block, 17)
  local wh_sf, tmp_sf = factor(block, 18), factor(block, 19)
  -- A port has 25 registers from 20 on; its last value wanted is the 21st of them.
  for at = 20, models[714].count + 1 - 21, 25 do
    if block[at] == 1 then
      return {
        w = negative(scaled(i16(block, at + 12), w_sf)), a = negative(scaled(i16(block, at + 10), a_sf)),
        v = scaled(u16(block, at + 11), v_sf), temp_c = scaled(i16(block, at + 21), tmp_sf),
        total_discharge_wh = scaled(u64(block, at + 13), wh_sf),
        total_charge_wh = scaled(u64(block, at + 17), wh_sf),
      }
    end
  end
  return {}
end

local function add_battery(fields, block)
  local function signed(value)
    if config.battery_power == "charge" then return value end
    return negative(value)
  end
  -- The scale factor of W is optional; a device without it gives watts.
  if fields.w == nil then fields.w = signed(scaled(i16(block, 47), factor(block, 63) or 0)) end
  if fields.a == nil then fields.a = signed(scaled(i16(block, 44), factor(block, 61))) end
  fields.v = fields.v or scaled(u16(block, 34), factor(block, 59))
  local soc_sf = factor(block, 56)
  fields.soc = scaled(u16(block, 11), soc_sf and soc_sf - 2)
end

local function ac_power()
  if models[701] then
    local block = read_model(701)
    return negative(scaled(i16(block, 10), factor(block, 116)))
  end
  for id = 101, 103 do
    if models[id] then
      local block = read_model(id)
      return negative(scaled(i16(block, 14), factor(block, 15)))
    end
  end
  return nil
end

------------------------------------------------------------------------------------------------------------
-- Start
------------------------------------------------------------------------------------------------------------

local function find_base()
  local bases = tonumber(config.base_address) and { tonumber(config.base_address) } or BASES
  local last_problem
  for _, base in ipairs(bases) do
    local ok, registers = pcall(host.modbus_read, base, 2, "holding")
    if ok and registers[1] == 0x5375 and registers[2] == 0x6E53 then return base end
    if not ok then last_problem = registers end
  end
  error("no SunSpec map found at " .. table.concat(bases, ", ") ..
    (last_problem and ": " .. tostring(last_problem) or ""), 0)
end

-- Remembers the models that are wanted; returns the ids of all there are.
local function walk_chain(base)
  local address, found = base + 2, {}
  for _ = 1, MAX_MODELS do
    local header = host.modbus_read(address, 2, "holding")
    local id, length = header[1], header[2]
    if id == 0xFFFF or id == 0 then return found end
    found[id] = true
    if LAST[id] and not models[id] and length > 0 then
      local wanted = math.min(LAST[id] - 1, length, MAX_REGISTERS)
      models[id] = { id = id, address = address, count = wanted }
    end
    address = address + 2 + length
    if address > 65533 then return found end
  end
  return found
end

-- Whether a device is one of these: a SunSpec map with a battery in it, likelier when there are no panels.
function driver_fingerprint()
  local is_found, base = pcall(find_base)
  if not is_found then return false end
  local found = walk_chain(base)
  if not (models[802] or models[713] or models[124]) then return false end
  local has_panels = found[160] ~= nil
  if models[714] then
    local block = read_model(714)
    for at = 20, models[714].count + 1, 25 do has_panels = has_panels or block[at] == 0 end
  end
  local block = models[1] and read_model(1)
  return true, {
    make = block and text(block, 2, 16), model = block and text(block, 18, 16), serial = block and text(block, 50, 16),
    confidence = has_panels and 0.3 or 0.7,
  }
end

-- What the device can do at most: what the battery says, else what the inverter does.
local function read_limits()
  if models[702] then
    local block = read_model(702)
    local sf = factor(block, 45)
    limit_w.charge = scaled(u16(block, 34) or u16(block, 10), sf)
    limit_w.discharge = scaled(u16(block, 35) or u16(block, 11), sf)
    limit_w.ac = scaled(u16(block, 26) or u16(block, 2), sf)
    if limit_w.ac then host.set_rated_w(limit_w.ac) end
  end
  if models[802] then
    local block = read_model(802)
    local sf = factor(block, 54)
    limit_w.charge = scaled(u16(block, 4), sf) or limit_w.charge
    limit_w.discharge = scaled(u16(block, 5), sf) or limit_w.discharge
    capacity_wh = scaled(u16(block, 3), factor(block, 53))
  end
  if models[713] and capacity_wh == nil then
    local block = read_model(713)
    capacity_wh = scaled(u16(block, 2), factor(block, 7))
  end
end

function driver_init(given)
  config = given
  poll_ms = tonumber(config.poll_ms) or 5000
  models, limit_w, write_refusals, capacity_wh = {}, {}, {}, nil
  is_ready, is_commanded, hold, last_beat_ms, has_warned = false, false, nil, nil, false
  is_timer_refused = false
  host.set_make("SunSpec")
  walk_chain(find_base())
  if not (models[802] or models[713] or models[124]) then
    error("the device has no battery model (124, 713 or 802)", 0)
  end
  if models[1] then
    local block = read_model(1)
    local make, model, serial = text(block, 2, 16), text(block, 18, 16), text(block, 50, 16)
    if make ~= "" then host.set_make(make) end
    if model ~= "" then host.set_model(model) end
    if serial ~= "" then host.set_sn(serial) end
  end
  read_limits()
  is_ready = true
end

------------------------------------------------------------------------------------------------------------
-- Control
------------------------------------------------------------------------------------------------------------

local function round(value) return math.floor(value + 0.5) end

-- Raises what the device says. A register that refused three times in a row is not written until restart.
local function write(address, values)
  local refusals = write_refusals[address] or 0
  if refusals >= GIVE_UP_AFTER then error("register " .. address .. " refused " .. refusals .. " writes", 0) end
  local problem = host.modbus_write_multi(address, values)
  if not problem then
    write_refusals[address] = nil
    return
  end
  local is_refusal = string.find(problem, "exception", 1, true) and not string.find(problem, "busy", 1, true) and
    not string.find(problem, "acknowledge", 1, true) and not string.find(problem, "gateway", 1, true)
  if is_refusal then write_refusals[address] = refusals + 1 end
  error("register " .. address .. ": " .. problem, 0)
end

-- Whether a block holds these registers from an offset on.
local function has(block, step)
  for at, value in ipairs(step.values) do
    if block[step.at + at - 1] ~= value & 0xFFFF then return false end
  end
  return true
end

-- What to do about a device that has no timer.
local function without_timer()
  -- A heartbeat that is waited for does the same.
  if models[715] and u32(recent(715), 5) then return end
  if config.allow_without_timer ~= true then
    error("no reversion timer (see allow_without_timer): the device has none", 0)
  end
  if not has_warned then host.log("warn", "SunSpec: commanding without a reversion timer") end
  has_warned = true
end

-- Brings a set-point to model `id` and reads it back. `steps` are { at, values, always }: written in order, those
-- without `always` only where they differ. `timer` is the first of them, because what is enabled without it stays;
-- nil for a device that has none.
local function apply(id, block, timer, steps)
  local address, written = models[id].address, {}
  if not timer then without_timer() elseif is_timer_refused then timer = nil end
  if timer and not has(block, timer) then
    local ok, problem = pcall(write, address + timer.at, timer.values)
    if not ok then
      -- The host has seen a write fail, so this command has failed in any case.
      is_timer_refused = config.allow_without_timer == true and string.find(problem, "exception", 1, true) ~= nil
      error("no reversion timer (" .. (is_timer_refused and "from now on without" or "see allow_without_timer") ..
        "): " .. problem, 0)
    end
    written[timer] = true
  end
  for _, step in ipairs(steps) do
    written[step] = step.always or not has(block, step)
    if written[step] then write(address + step.at, step.values) end
  end
  steps[#steps + 1] = timer
  local held = read_model(id)
  -- What was thought to be there already may have gone meanwhile.
  for _, step in ipairs(steps) do
    if not written[step] and not has(held, step) then
      write(address + step.at, step.values)
      held = read_model(id)
    end
  end
  for _, step in ipairs(steps) do
    if not has(held, step) then
      error("model " .. id .. " does not hold what was written at register " .. (address + step.at), 0)
    end
  end
  return held, timer
end

-- A scaled value as a register; raises when it does not fit, as its neighbour would be another power.
local function raw_of(value, exponent, highest)
  local raw = round(scaled(value, -exponent))
  if math.abs(raw) > highest then error("the scale of the device does not take " .. value, 0) end
  return raw
end

-- Model 124. A negative discharge limit demands charging, and the other way round.
local function hold_limits(block, power_w, seconds)
  local max_w, sf = scaled(u16(block, 2), factor(block, 18)), factor(block, 25)
  if not max_w or max_w <= 0 or not sf then error("model 124 gives no WChaMax or no rate scale", 0) end
  if math.abs(power_w) > max_w then error(power_w .. " W is more than the WChaMax of " .. max_w .. " W", 0) end
  local rate = raw_of(100 * power_w / max_w, sf, 32767)
  apply(124, block, u16(block, 15) ~= nil and { at = 15, values = { math.min(seconds, 65534) } } or nil, {
    -- Discharge limit, then charge limit: neighbours, so they change together.
    { at = 12, values = { -rate, rate }, always = true },
    { at = 5, values = { 3 } },
  })
end

-- Model 704: the AC power, + out of the battery.
local function hold_setpoint(block, power_w, seconds)
  local w_sf, pct_sf = factor(block, 55), factor(block, 56)
  local steps
  if i32(block, 24) ~= nil and w_sf then
    local raw = raw_of(-power_w, w_sf, 0x7FFFFFFF)
    steps = { { at = 22, values = { 1, 1, raw >> 16 & 0xFFFF, raw & 0xFFFF }, always = true } }
  else
    if not limit_w.ac then error("the device does not say what its set-point refers to", 0) end
    steps = {
      { at = 28, values = { raw_of(-100 * power_w / limit_w.ac, pct_sf, 32767) }, always = true },
      { at = 22, values = { 1, 0 }, always = true },
    }
  end
  -- Falling back means that the set-point is off.
  local values = { 0, seconds >> 16, seconds & 0xFFFF }
  local held, timer = apply(704, block, u32(block, 31) ~= nil and { at = 30, values = values } or nil, steps)
  if not timer then return end
  local function is_running(now)
    local left = u32(now, 33)
    return left == nil or left >= math.max(1, seconds - 2)
  end
  if is_running(held) then return end
  -- Some start the time with the timer's own registers only.
  write(models[704].address + 30, values)
  if not is_running(read_model(704)) then error("the reversion timer of model 704 does not start", 0) end
end

-- How long the device holds it without hearing of it again, s: three polls, but not beyond its duration.
local function hold_s(until_ms)
  local seconds = round(tonumber(config.reversion_s) or math.ceil(3 * poll_ms / 1000))
  if until_ms then seconds = math.min(seconds, math.ceil((until_ms - host.millis()) / 1000)) end
  return math.max(1, seconds)
end

local function bring(wanted, look)
  local power_w, seconds = wanted.power_w, hold_s(wanted.until_ms)
  if limit_w.charge and power_w > limit_w.charge then
    error(power_w .. " W is more than the battery's " .. limit_w.charge .. " W", 0)
  end
  if limit_w.discharge and -power_w > limit_w.discharge then
    error(power_w .. " W is more than the battery's -" .. limit_w.discharge .. " W", 0)
  end
  if limit_w.ac and math.abs(power_w) > limit_w.ac then
    error(power_w .. " W is more than the inverter's " .. limit_w.ac .. " W", 0)
  end
  local block = models[704] and look(704)
  local has_watts = block and i32(block, 24) ~= nil and factor(block, 55) ~= nil
  local has_percent = block and i16(block, 28) ~= nil and factor(block, 56) ~= nil
  if has_watts or has_percent then hold_setpoint(block, power_w, seconds)
  elseif models[124] then hold_limits(look(124), power_w, seconds)
  else error("the device has no storage control (model 124 or 704)", 0) end
  wanted.refreshed_ms = host.millis()
end

local function check_remote(block)
  if u16(block, 2) == 1 then error("the device is under local control (model 715)", 0) end
end

-- Model 715: counts our heartbeat up when it is time for it; raises under local control.
local function beat(block)
  if not block then return end
  check_remote(block)
  local value, now = u32(block, 5), host.millis()
  if value == nil or (last_beat_ms and now - last_beat_ms < BEAT_MS * 0.8) then return end
  value = (value + 1) % 0x7FFFFFFF
  write(models[715].address + 5, { value >> 16, value & 0xFFFF })
  last_beat_ms = now
end

-- Repeats what was commanded before the device falls back.
local function keep_control()
  local now, heartbeat = host.millis(), models[715] and read_model(715)
  if hold and hold.until_ms and now >= hold.until_ms then hold = nil end
  if not hold then return end
  local ok, problem = pcall(beat, heartbeat)
  if ok and now - hold.refreshed_ms >= poll_ms * 0.8 then ok, problem = pcall(bring, hold, read_model) end
  host.emit_metric("setpoint_held", ok and 1 or 0)
  local is_news = not ok and tostring(problem) ~= told_problem
  told_problem = not ok and tostring(problem) or nil
  if ok then return end
  if is_news then host.log("warn", "SunSpec: what was commanded is not held: " .. told_problem) end
  -- The host says that nobody controls the device any more.
  if string.find(tostring(problem), "may not write", 1, true) then hold = nil end
end

-- Switches off what is on, and raises unless it is off then.
local function release(id, offset)
  if not models[id] then return end
  local value = u16(read_model(id), offset)
  if value == nil or value == 0 then return end
  write(models[id].address + offset, { 0 })
  if u16(read_model(id), offset) ~= 0 then error("model " .. id .. " stays on", 0) end
end

-- true, or raises. power_w is + charge.
function driver_command(action, power_w, cmd)
  if not is_ready then error("the device has not been read yet", 0) end
  if action == "deinit" then return driver_default_mode() end
  if action == "init" then
    -- From here on polls come as often as the heartbeat has to.
    is_commanded = true
    return true
  end
  if action ~= "battery" then error("unknown action " .. tostring(action), 0) end
  local watts = tonumber(power_w)
  if watts == nil or watts ~= watts or math.abs(watts) == math.huge then error("power_w is not a number", 0) end
  local duration_ms = type(cmd) == "table" and tonumber(cmd.duration_ms) or 0
  local wanted = { power_w = watts, until_ms = duration_ms > 0 and host.millis() + duration_ms or nil }
  -- What is half done is not repeated: it falls back.
  hold, is_commanded = nil, true
  if models[715] then check_remote(recent(715)) end
  bring(wanted, recent)
  hold = wanted
  beat(models[715] and read_model(715))
  return true
end

-- The battery follows its own rules again: true when that was read back, or raises.
function driver_default_mode()
  if not is_ready then error("the device has not been read yet", 0) end
  hold = nil
  local is_off, problem = pcall(release, 704, 22)
  release(124, 5)
  if not is_off then error(problem, 0) end
  is_commanded = false
  return true
end

function driver_cleanup()
  if is_commanded then pcall(driver_default_mode) end
end

------------------------------------------------------------------------------------------------------------
-- Polling
------------------------------------------------------------------------------------------------------------

function driver_poll()
  local fields = models[714] and ess_fields(read_model(714)) or {}
  if models[802] then add_battery(fields, read_model(802)) end
  if models[713] then
    local block = read_model(713)
    local pct_sf = factor(block, 8)
    fields.soc = fields.soc or scaled(u16(block, 4), pct_sf and pct_sf - 2)
    fields.available_discharge_wh = scaled(u16(block, 3), factor(block, 7))
  end
  if models[124] and (fields.soc == nil or fields.v == nil) then
    local block = read_model(124)
    local pct_sf = factor(block, 22)
    fields.soc = fields.soc or scaled(u16(block, 8), pct_sf and pct_sf - 2)
    fields.v = fields.v or scaled(u16(block, 10), factor(block, 24))
  end
  if fields.w == nil then fields.w = ac_power() end
  fields.capacity_wh = capacity_wh
  fields.upper_limit_w, fields.lower_limit_w = limit_w.charge, negative(limit_w.discharge)
  local problem = host.emit("battery", fields)
  if problem then host.log("warn", "SunSpec: " .. problem) end
  keep_control()
  return models[715] and is_commanded and math.min(poll_ms, BEAT_MS) or poll_ms
end
