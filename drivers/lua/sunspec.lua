-- sunspec.lua: inverters, batteries and meters that speak SunSpec over Modbus.
--
-- Emits meter, pv, battery and inverter, each only if the device has it. Reads models 1, 101-103, 111-113,
-- 120, 121, 123, 124, 160, 201-204, 211-214, 701-704, 713-715 and 802; others are stepped over. Register
-- layouts: information model definitions of the SunSpec Alliance, github.com/sunspec/models (Apache-2.0).
--
-- Signs here: meter + import, pv <= 0, battery + charge, inverter − generation (as pv).
-- Signs there:
--   inverters (10x, 11x, 701)  W + generation; model 701 says so in its definition.
--   meters (20x, 21x)          W + import. The definitions do not say; it is the common reading (Fronius,
--                              evcc's sunspec-meter). SolarEdge counts export as positive, see meter_power.
--   DC ports (714)             W + into the inverter, so a charging battery is negative (as 701).
--   MPPT modules (160)         unsigned; modules called StCha/StDisCha are the battery's two directions.
--   battery (802)              W and A + discharge. The definition does not say; it is what KOSTAL does and
--                              evcc relies on, see battery_power.
--
-- PV power is the sum of the DC inputs (714, else 160): the AC power of a hybrid inverter has its battery in
-- it. Only of a device without any storage model the AC power is taken. Energy likewise.
--
-- config: base_address    where "SunS" is, when not at 40000, 0 or 50000
--         meter_power     "import" or "export": what a positive meter W means
--         battery_power   "discharge" or "charge": what a positive W of model 802 means
--         pv_modules      how many modules of model 160 are panels, if the battery's two are not called
--                         StCha and StDisCha; they are then the two behind the panels
--         meter_index     which meter of the chain is the connection point, 1 when not set
--         poll_ms         pause between polls, 5000 when not set
--         reversion_s     after how long the device falls back when polls stop, 3 polls when not set
--         allow_without_timer  true: command a device that has no such timer, or refused it once
--         grid_charge     true: a charging command also lifts the device's ban on charging from the grid
--
-- Control fails safe: a command is written with the device's own reversion timer, read back, and written again
-- at every poll until it is taken back or its duration is over. When polls stop, for whatever reason, the device
-- falls back by itself. Where there is model 715 its ControllerHb is counted up about every second too. Batteries
-- are commanded through model 704, else 124, generation is limited through 704, else 123.

PROTOCOL = "modbus"

DRIVER = {
  host_api_min = 1,
  host_api_max = 1,
  id = "sunspec",
  name = "SunSpec",
  manufacturer = "SunSpec Alliance",
  version = "1.1.0",
  protocols = { "modbus" },
  capabilities = { "meter", "pv", "battery" },
  description = "Inverters, batteries and meters with SunSpec models over Modbus TCP.",
  homepage = "https://sunspec.org",
  authors = { "Sourceful Edge contributors" },
  verification_status = "experimental",
  verification_notes = "Tested against the SunSpec plant of @sourceful/simulator only.",
  connection_defaults = { port = 502, unit_id = 1 },
}

local BASES = { 40000, 0, 50000 }
local MAX_MODELS = 80
local MAX_REGISTERS = 125
local GIVE_UP_AFTER = 3
local SLOW_MS = 60000
local BEAT_MS = 1000
-- A device that counts slower than this is not in control of itself.
local HEARTBEAT_STALE_MS = 10000

-- First and last register that is wanted of a model, counted from its ID register.
local SPAN = {
  [1] = { 2, 65 },
  [101] = { 2, 37 }, [102] = { 2, 37 }, [103] = { 2, 37 },
  [111] = { 2, 43 }, [112] = { 2, 43 }, [113] = { 2, 43 },
  [120] = { 2, 26 }, [121] = { 2, 22 }, [123] = { 5, 23 }, [124] = { 2, 25 },
  [160] = { 2, 9, group = 20 },
  [201] = { 2, 54 }, [202] = { 2, 54 }, [203] = { 2, 54 }, [204] = { 2, 54 },
  [211] = { 2, 69 }, [212] = { 2, 69 }, [213] = { 2, 69 }, [214] = { 2, 69 },
  [701] = { 2, 122 }, [702] = { 2, 50 }, [703] = { 2, 2 }, [704] = { 14, 56 },
  [713] = { 2, 8 },
  [714] = { 2, 19, group = 25 },
  [715] = { 2, 8 },
  [802] = { 2, 63 },
}

local AC_MODELS = { 701, 103, 102, 101, 113, 112, 111 }
local METER_MODELS = { [201] = true, [202] = true, [203] = true, [204] = true,
                       [211] = true, [212] = true, [213] = true, [214] = true }

local config = {}
local models = {}      -- first model of each id: { id, address, length, spans, refusals }
local meter_model      -- the meter at the connection point
local ac_model
local rating = {}      -- static values, read once
local has_storage = false
local make = ""
local slow_ms          -- when the slow settings were read last
local is_ready = false
local poll_ms = 5000
local is_commanded = false
local holds = {}          -- "battery" and "limit" while commanded: { power_w, until_ms, refreshed_ms }
local grid_charge_before  -- ChaGriSet as found, while we have changed it
local write_refusals = {}
local has_warned = {}
local refused_timers = {} -- by model: the device takes no time, and the site commands it without
local told_problem        -- why something was not held at the last poll
local last_beat_ms        -- when ControllerHb was counted up last
local device_beat         -- { value, ms }: DERHb as seen last, and when it changed

------------------------------------------------------------------------------------------------------------
-- Reading
------------------------------------------------------------------------------------------------------------

-- A refusal means that the device is there and lacks this register; anything else that it cannot be reached.
local function is_refusal(problem)
  local text = string.lower(tostring(problem))
  return string.find(text, "exception", 1, true) ~= nil or string.find(text, "illegal", 1, true) ~= nil
end

-- Refusals that say nothing about the register: the device is busy, or a gateway cannot reach it.
local function is_passing(problem)
  local text = string.lower(tostring(problem))
  return string.find(text, "busy", 1, true) ~= nil or string.find(text, "acknowledge", 1, true) ~= nil or
    string.find(text, "gateway", 1, true) ~= nil
end

-- Registers, or nil and why when the device refuses. Raises when it does not answer.
local function read(address, count)
  local ok, registers = pcall(host.modbus_read, address, count, "holding")
  if ok and type(registers) == "table" and #registers >= count then return registers end
  local problem = ok and "short answer" or registers
  if is_refusal(problem) then return nil, problem end
  error(problem, 0)
end

-- Blocks in which a model is read: as few as Modbus allows, and none cuts a repeating group.
local function plan_spans(model)
  local span = SPAN[model.id]
  local last = model.length + 1
  if not span.group then return { { span[1], math.min(span[2], last) } } end
  model.groups = math.max(0, math.floor((last - span[2]) / span.group))
  local spans, done = {}, 0
  repeat
    local start = done == 0 and span[1] or span[2] + 1 + done * span.group
    local room = MAX_REGISTERS - (done == 0 and span[2] - span[1] + 1 or 0)
    done = math.min(model.groups, done + math.floor(room / span.group))
    spans[#spans + 1] = { start, math.min(last, span[2] + done * span.group) }
  until done >= model.groups
  return spans
end

-- The wanted registers of a model by offset, or nil when the device does not give them. A model that is
-- refused three times in a row is left alone until the driver starts again.
local function read_model(model)
  if not model or model.refusals >= GIVE_UP_AFTER then return nil end
  local block = { model = model }
  for _, span in ipairs(model.spans) do
    local registers, problem = read(model.address + span[1], span[2] - span[1] + 1)
    if not registers then
      if not is_passing(problem) then model.refusals = model.refusals + 1 end
      if model.refusals == GIVE_UP_AFTER then
        host.log("warn", "SunSpec: model " .. model.id .. " at " .. model.address .. " is refused (" ..
          tostring(problem) .. "), leaving it alone until restart")
      end
      return nil
    end
    for i = 1, #registers do block[span[1] + i - 1] = registers[i] end
  end
  model.refusals = 0
  model.seen = block
  return block
end

------------------------------------------------------------------------------------------------------------
-- Points: nil for what the device does not implement
------------------------------------------------------------------------------------------------------------

local function u16(block, offset)
  local value = block[offset]
  if value == 0xFFFF then return nil end
  return value
end

local function i16(block, offset)
  local value = block[offset]
  if value == nil or value == 0x8000 then return nil end
  if value > 0x8000 then return value - 0x10000 end
  return value
end

local function u32(block, offset)
  local hi, lo = block[offset], block[offset + 1]
  if hi == nil or lo == nil or (hi == 0xFFFF and lo == 0xFFFF) then return nil end
  return hi * 0x10000 + lo
end

local function i32(block, offset)
  local hi, lo = block[offset], block[offset + 1]
  if hi == nil or lo == nil or (hi == 0x8000 and lo == 0) then return nil end
  local value = hi * 0x10000 + lo
  if hi >= 0x8000 then return value - 0x100000000 end
  return value
end

-- Whole up to 2^53, which no energy counter reaches.
local function u64(block, offset)
  local a, b, c, d = block[offset], block[offset + 1], block[offset + 2], block[offset + 3]
  if a == nil or b == nil or c == nil or d == nil then return nil end
  if a >= 0x8000 then return nil end
  return ((a * 65536 + b) * 65536 + c) * 65536 + d
end

-- For a counter 0 means that it does not count.
local function acc32(block, offset)
  local value = u32(block, offset)
  if value == 0 then return nil end
  return value
end

local function f32(block, offset)
  local hi, lo = block[offset], block[offset + 1]
  if hi == nil or lo == nil then return nil end
  local value = host.decode_f32_be(hi, lo)
  if value ~= value or value == math.huge or value == -math.huge then return nil end
  return value
end

local function text(block, offset, count)
  local registers = {}
  for i = 1, count do registers[i] = block[offset + i - 1] or 0 end
  local value = host.decode_string(registers, 1, count)
  -- Some devices pad with spaces in front, or leave bytes behind the first NUL.
  local stop = string.find(value, "\0", 1, true)
  if stop then value = string.sub(value, 1, stop - 1) end
  value = string.gsub(value, "^%s+", "")
  return (string.gsub(value, "%s+$", ""))
end

-- Scale factors go from -10 to 10; anything else is not one, and its points are not readable.
local function factor(block, offset)
  local exponent = i16(block, offset)
  if exponent == nil or exponent > 10 or exponent < -10 then return nil end
  return exponent
end

-- Where the definition makes the scale factor optional, a device without it gives whole units.
local function optional_factor(block, offset)
  if i16(block, offset) == nil then return 0 end
  return factor(block, offset)
end

local function scaled(value, exponent)
  if value == nil or exponent == nil then return nil end
  if exponent == 0 then return value end
  if exponent > 0 then return value * 10 ^ exponent end
  -- Dividing is exact where multiplying by a power like 0.001 is not.
  return value / 10 ^ -exponent
end

-- A percentage as a fraction of 1, in one step: 6504 with factor -2 is 0.6504.
local function fraction(value, exponent)
  return scaled(value, exponent and exponent - 2)
end

local function negative(value)
  if value == nil then return nil end
  if value == 0 then return 0 end
  return -value
end

------------------------------------------------------------------------------------------------------------
-- Models to values
------------------------------------------------------------------------------------------------------------

-- AC side of an inverter: w + generation.
local function ac_values(block)
  local id = block.model.id
  local ac = { v = {}, a = {}, w_phase = {} }
  if id == 701 then
    local a_sf, v_sf, w_sf = factor(block, 113), factor(block, 114), factor(block, 116)
    local tmp_sf = factor(block, 122)
    ac.w = scaled(i16(block, 10), w_sf)
    ac.hz = scaled(u32(block, 17), factor(block, 115))
    ac.out_wh = scaled(u64(block, 19), factor(block, 120))
    ac.temp_c = scaled(i16(block, 36), tmp_sf) or scaled(i16(block, 37), tmp_sf)
    for phase = 1, 3 do
      local at = 41 + (phase - 1) * 23
      ac.w_phase[phase] = scaled(i16(block, at), w_sf)
      ac.a[phase] = scaled(i16(block, at + 4), a_sf)
      ac.v[phase] = scaled(u16(block, at + 6), v_sf)
    end
  elseif id >= 111 then
    ac.w, ac.hz, ac.out_wh = f32(block, 22), f32(block, 24), f32(block, 32)
    ac.temp_c = f32(block, 40) or f32(block, 42)
    for phase = 1, 3 do
      ac.a[phase] = f32(block, 4 + (phase - 1) * 2)
      ac.v[phase] = f32(block, 16 + (phase - 1) * 2)
    end
  else
    local a_sf, v_sf, tmp_sf = factor(block, 6), factor(block, 13), factor(block, 37)
    ac.w = scaled(i16(block, 14), factor(block, 15))
    ac.hz = scaled(u16(block, 16), factor(block, 17))
    ac.out_wh = scaled(acc32(block, 24), factor(block, 26))
    ac.temp_c = scaled(i16(block, 33), tmp_sf) or scaled(i16(block, 34), tmp_sf)
    for phase = 1, 3 do
      ac.a[phase] = scaled(u16(block, 2 + phase), a_sf)
      ac.v[phase] = scaled(u16(block, 9 + phase), v_sf)
    end
  end
  return ac
end

local function meter_fields(block)
  local fields = {}
  local w, import_wh, export_wh
  local w_phase, v, a = {}, {}, {}
  if block.model.id >= 211 then
    w, fields.freq_hz = f32(block, 28), f32(block, 26)
    export_wh, import_wh = f32(block, 60), f32(block, 68)
    for phase = 1, 3 do
      a[phase] = f32(block, 2 + phase * 2)
      v[phase] = f32(block, 10 + phase * 2)
      w_phase[phase] = f32(block, 28 + phase * 2)
    end
  else
    local a_sf, v_sf, w_sf, wh_sf = factor(block, 6), factor(block, 15), factor(block, 22), factor(block, 54)
    w = scaled(i16(block, 18), w_sf)
    fields.freq_hz = scaled(i16(block, 16), optional_factor(block, 17))
    export_wh, import_wh = scaled(acc32(block, 38), wh_sf), scaled(acc32(block, 46), wh_sf)
    for phase = 1, 3 do
      a[phase] = scaled(i16(block, 2 + phase), a_sf)
      v[phase] = scaled(i16(block, 7 + phase), v_sf)
      w_phase[phase] = scaled(i16(block, 18 + phase), w_sf)
    end
  end
  local is_export_positive = config.meter_power == "export" or
    (config.meter_power == nil and string.find(string.lower(make), "solaredge", 1, true) ~= nil)
  local function signed(value)
    if is_export_positive then return negative(value) end
    return value
  end
  fields.w = signed(w)
  fields.total_import_wh, fields.total_export_wh = import_wh, export_wh
  for phase = 1, 3 do
    fields["l" .. phase .. "_w"] = signed(w_phase[phase])
    fields["l" .. phase .. "_a"] = signed(a[phase])
    fields["l" .. phase .. "_v"] = v[phase]
  end
  return fields
end

-- A slot without voltage, current, power and counter has nothing connected to it.
local function is_used(port)
  return port.a ~= nil or port.v ~= nil or port.w ~= nil or port.in_wh ~= nil
end

-- DC inputs: list of { kind = "pv" | "charge" | "discharge" | "ess" | "other", v, a, w, in_wh, out_wh, temp_c }.
-- w and a are + into the inverter; in_wh is energy into the inverter, out_wh out of it.
local function dc_ports(block)
  local ports = {}
  local id = block.model.id
  if id == 714 then
    local a_sf, v_sf, w_sf = factor(block, 15), factor(block, 16), factor(block, 17)
    local wh_sf, tmp_sf = factor(block, 18), factor(block, 19)
    for n = 1, block.model.groups do
      local at = 20 + (n - 1) * 25
      local kind = u16(block, at)
      local port = {
        kind = kind == 0 and "pv" or kind == 1 and "ess" or "other",
        a = scaled(i16(block, at + 10), a_sf),
        v = scaled(u16(block, at + 11), v_sf),
        w = scaled(i16(block, at + 12), w_sf),
        in_wh = scaled(u64(block, at + 13), wh_sf),
        out_wh = scaled(u64(block, at + 17), wh_sf),
        temp_c = scaled(i16(block, at + 21), tmp_sf),
      }
      if is_used(port) then ports[#ports + 1] = port end
    end
    return ports
  end
  local a_sf, v_sf, w_sf, wh_sf = factor(block, 2), factor(block, 3), factor(block, 4), factor(block, 5)
  local is_labelled = false
  for n = 1, block.model.groups do
    local at = 10 + (n - 1) * 20
    local label = string.lower(text(block, at + 1, 8))
    local kind = "pv"
    if string.find(label, "stdis", 1, true) then kind = "discharge"
    elseif string.find(label, "stcha", 1, true) then kind = "charge" end
    if kind ~= "pv" then is_labelled = true end
    local a, v = scaled(u16(block, at + 9), a_sf), scaled(u16(block, at + 10), v_sf)
    local w = scaled(u16(block, at + 11), w_sf)
    if w == nil and a ~= nil and v ~= nil then w = a * v end
    local port = { kind = kind, a = a, v = v, w = w, in_wh = scaled(acc32(block, at + 12), wh_sf),
                   temp_c = i16(block, at + 16) }
    if is_used(port) then ports[#ports + 1] = port end
  end
  local panels = tonumber(config.pv_modules)
  -- Fronius firmware without labels: the battery's two directions are the last two modules.
  local is_fronius = string.find(string.lower(make), "fronius", 1, true) ~= nil
  if not panels and is_fronius and has_storage and not is_labelled and #ports >= 3 then panels = #ports - 2 end
  for n = (panels or #ports) + 1, #ports do
    ports[n].kind = n == panels + 1 and "charge" or n == panels + 2 and "discharge" or "other"
  end
  return ports
end

-- Sum of one value over the ports of a kind; nil if there are none or one of them is not known.
local function sum_of(ports, kind, field)
  local total
  for _, port in ipairs(ports) do
    if port.kind == kind then
      if port[field] == nil then return nil end
      total = (total or 0) + port[field]
    end
  end
  return total
end

local function first_of(ports, kind)
  for _, port in ipairs(ports) do
    if port.kind == kind then return port end
  end
  return nil
end

local function pv_fields(ports, ac)
  local fields = { rated_power_w = not has_storage and rating.w or nil }
  local n = 0
  for _, port in ipairs(ports) do
    if port.kind == "pv" then
      n = n + 1
      fields["mppt" .. n .. "_v"] = port.v
      fields["mppt" .. n .. "_a"] = port.a
      fields["mppt" .. n .. "_w"] = negative(port.w)
    end
  end
  local dc_w = sum_of(ports, "pv", "w")
  if dc_w ~= nil then
    -- A string that feeds a few watts back at night is not generation.
    fields.w = negative(math.max(0, dc_w))
  elseif not has_storage and ac and ac.w ~= nil then
    fields.w = negative(math.max(0, ac.w))
  end
  fields.total_generation_wh = sum_of(ports, "pv", "in_wh")
  if fields.total_generation_wh == nil and not has_storage and ac then
    fields.total_generation_wh = ac.out_wh
  end
  local is_pv = n > 0 or (not has_storage and ac ~= nil)
  return is_pv and fields or {}
end

local function battery_fields(ports, block)
  local fields = {}
  local ess = first_of(ports, "ess")
  local charge, discharge = first_of(ports, "charge"), first_of(ports, "discharge")
  if ess then
    fields.w = negative(sum_of(ports, "ess", "w"))
    fields.a, fields.v, fields.temp_c = negative(ess.a), ess.v, ess.temp_c
    fields.total_charge_wh = sum_of(ports, "ess", "out_wh")
    fields.total_discharge_wh = sum_of(ports, "ess", "in_wh")
  elseif charge and discharge then
    if charge.w and discharge.w then fields.w = charge.w - discharge.w end
    if charge.a and discharge.a then fields.a = charge.a - discharge.a end
    fields.v, fields.temp_c = charge.v or discharge.v, charge.temp_c or discharge.temp_c
    fields.total_charge_wh, fields.total_discharge_wh = charge.in_wh, discharge.in_wh
  end
  local id = block and block.model.id
  if id == 802 then
    local function signed(value)
      if config.battery_power == "charge" then return value end
      return negative(value)
    end
    if fields.w == nil then fields.w = signed(scaled(i16(block, 47), optional_factor(block, 63))) end
    fields.a = signed(scaled(i16(block, 44), factor(block, 61))) or fields.a
    fields.v = scaled(u16(block, 34), factor(block, 59)) or fields.v
    fields.soc = fraction(u16(block, 11), factor(block, 56))
  end
  if id == 713 then
    local wh_sf = factor(block, 7)
    fields.capacity_wh = scaled(u16(block, 2), wh_sf)
    fields.available_discharge_wh = scaled(u16(block, 3), wh_sf)
    fields.soc = fraction(u16(block, 4), factor(block, 8))
  end
  if id == 124 then
    fields.soc = fraction(u16(block, 8), factor(block, 22))
    fields.v = fields.v or scaled(u16(block, 10), factor(block, 24))
  end
  if fields.w == nil and fields.soc == nil then return {} end
  fields.capacity_wh = fields.capacity_wh or rating.capacity_wh
  fields.upper_limit_w = rating.charge_w
  fields.lower_limit_w = negative(rating.discharge_w)
  return fields
end

local function inverter_fields(ac)
  local fields = {
    w = negative(ac.w), freq_hz = ac.hz, temp_c = ac.temp_c, rated_power_w = rating.w,
  }
  for phase = 1, 3 do
    local a = ac.a[phase]
    fields["l" .. phase .. "_v"] = ac.v[phase]
    fields["l" .. phase .. "_a"] = a and math.abs(a)
    fields["l" .. phase .. "_w"] = negative(ac.w_phase[phase])
  end
  return fields
end

------------------------------------------------------------------------------------------------------------
-- Life cycle
------------------------------------------------------------------------------------------------------------

local function find_base()
  local bases = BASES
  if tonumber(config.base_address) then bases = { tonumber(config.base_address) } end
  local last_problem
  for _, base in ipairs(bases) do
    -- Some devices stay silent instead of refusing an address, so silence only counts if it is everywhere.
    local ok, registers, problem = pcall(read, base, 2)
    if ok and registers and registers[1] == 0x5375 and registers[2] == 0x6E53 then return base end
    if not ok then last_problem = registers elseif not registers then last_problem = problem end
  end
  error("no SunSpec map found at " .. table.concat(bases, ", ") ..
    (last_problem and (": " .. tostring(last_problem)) or ""), 0)
end

local function walk_chain(base)
  local address, count, meters = base + 2, 0, 0
  local wanted_meter = tonumber(config.meter_index) or 1
  while count < MAX_MODELS and address < 65534 do
    local header = read(address, 2)
    if not header then
      host.log("warn", "SunSpec: the chain breaks off at " .. address)
      return
    end
    local id, length = header[1], header[2]
    if id == 0xFFFF or id == 0 then return end
    count = count + 1
    local model = { id = id, address = address, length = length, refusals = 0 }
    if SPAN[id] then
      model.spans = plan_spans(model)
      models[id] = models[id] or model
      if METER_MODELS[id] then
        meters = meters + 1
        if meters == wanted_meter then meter_model = model end
      end
    end
    address = address + 2 + length
  end
end

local function read_identity()
  local block = read_model(models[1])
  if not block then return end
  make = text(block, 2, 16)
  local model, serial = text(block, 18, 16), text(block, 50, 16)
  if make ~= "" then host.set_make(make) end
  if model ~= "" then host.set_model(model) end
  if serial ~= "" then host.set_sn(serial) end
end

-- Static values; true if the nameplate says that the device is for PV only.
local function read_ratings()
  local b702 = read_model(models[702])
  if b702 then
    local w_sf = factor(b702, 45)
    rating.w = scaled(u16(b702, 2), w_sf)
    rating.charge_w = scaled(u16(b702, 34), w_sf) or scaled(u16(b702, 10), w_sf)
    rating.discharge_w = scaled(u16(b702, 35), w_sf) or scaled(u16(b702, 11), w_sf)
  end
  local b120 = read_model(models[120])
  if b120 then
    rating.w = rating.w or scaled(u16(b120, 3), factor(b120, 4))
    rating.capacity_wh = scaled(u16(b120, 19), factor(b120, 20))
    rating.charge_w = rating.charge_w or scaled(u16(b120, 23), factor(b120, 24))
    rating.discharge_w = rating.discharge_w or scaled(u16(b120, 25), factor(b120, 26))
  end
  read_model(models[121])
  local b802 = read_model(models[802])
  if b802 then
    local rate_sf = factor(b802, 54)
    rating.capacity_wh = scaled(u16(b802, 3), factor(b802, 53)) or rating.capacity_wh
    rating.charge_w = scaled(u16(b802, 4), rate_sf) or rating.charge_w
    rating.discharge_w = scaled(u16(b802, 5), rate_sf) or rating.discharge_w
  end
  if rating.w then host.set_rated_w(rating.w) end
  return b120 ~= nil and u16(b120, 2) == 4
end

-- Inverters carry storage models without a battery too: model 713 then has no capacity, and the nameplate
-- says that it is for PV only.
local function find_storage(is_pv_only)
  if models[802] then return true end
  local b713 = read_model(models[713])
  if b713 and (u16(b713, 2) or 0) > 0 then return true end
  return models[124] ~= nil and not is_pv_only
end

function driver_init(given)
  config = type(given) == "table" and given or {}
  poll_ms = tonumber(config.poll_ms) or 5000
  models, rating, write_refusals, holds, has_warned, refused_timers = {}, {}, {}, {}, {}, {}
  meter_model, ac_model, slow_ms, make = nil, nil, nil, ""
  is_ready, is_commanded, last_beat_ms, device_beat, told_problem = false, false, nil, nil, nil
  host.set_make("SunSpec")
  local base = find_base()
  walk_chain(base)
  for _, id in ipairs(AC_MODELS) do ac_model = ac_model or models[id] end
  read_identity()
  has_storage = find_storage(read_ratings())
  if not (ac_model or meter_model or models[802] or models[713] or models[714] or models[160]) then
    error("the SunSpec map at " .. base .. " has no inverter, battery or meter model", 0)
  end
  is_ready = true
end

-- Whether a device is one of these: any SunSpec map is. A driver for just this make goes before.
function driver_fingerprint()
  local is_found, base = pcall(find_base)
  if not is_found then return false end
  local header = read(base + 2, 2)
  if not header or header[1] ~= 1 or header[2] < 64 then return true, { confidence = 0.4 } end
  local block = { model = { id = 1 } }
  for at, value in ipairs(host.modbus_read(base + 4, 64, "holding")) do block[at + 1] = value end
  local hint = { make = text(block, 2, 16), model = text(block, 18, 16), serial = text(block, 50, 16) }
  hint.confidence = 0.6
  return true, hint
end

-- Settings that change rarely, as metrics.
local function report_settings()
  local now = host.millis()
  if slow_ms and now - slow_ms < SLOW_MS then return end
  slow_ms = now
  local b703 = read_model(models[703])
  if b703 and u16(b703, 2) then host.emit_metric("enter_service_permitted", u16(b703, 2)) end
  local b704 = read_model(models[704])
  if b704 then
    local limit = scaled(u16(b704, 15), factor(b704, 54))
    local setpoint = scaled(i32(b704, 24), factor(b704, 55))
    if u16(b704, 14) == 1 and limit then host.emit_metric("power_limit_pct", limit, "%") end
    if u16(b704, 22) == 1 and u16(b704, 23) == 1 and setpoint then
      host.emit_metric("power_setpoint_w", setpoint, "W")
    end
  end
end

local function emit(der, fields)
  if next(fields) == nil then return end
  local problem = host.emit(der, fields)
  if type(problem) == "string" then host.log("warn", "SunSpec: " .. problem) end
end

------------------------------------------------------------------------------------------------------------
-- Control
------------------------------------------------------------------------------------------------------------

-- Whatever goes wrong here is raised, so that nobody takes a command for carried out that is not.
local function round(value) return math.floor(value + 0.5) end

local function clamp(value, low, high) return math.max(low, math.min(high, value)) end

-- Two's complement of a register.
local function word(value)
  if value < 0 then return value + 0x10000 end
  return value
end

local function words32(value)
  if value < 0 then value = value + 0x100000000 end
  local hi = math.floor(value / 0x10000)
  return hi, value - hi * 0x10000
end

-- Raises what the device says. A register that refused three times in a row is not written until restart.
local function write(address, values)
  if (write_refusals[address] or 0) >= GIVE_UP_AFTER then
    error("register " .. address .. " refused " .. GIVE_UP_AFTER .. " writes", 0)
  end
  local problem
  if #values == 1 then problem = host.modbus_write(address, values[1])
  else problem = host.modbus_write_multi(address, values) end
  if type(problem) ~= "string" then
    write_refusals[address] = nil
    return
  end
  if is_refusal(problem) and not is_passing(problem) then write_refusals[address] = (write_refusals[address] or 0) + 1 end
  error("register " .. address .. ": " .. problem, 0)
end

-- A block as it is now.
local function fresh(id)
  local model = models[id]
  if not model then error("the device has no model " .. id, 0) end
  model.refusals = 0
  local block = read_model(model)
  if not block then error("model " .. id .. " is refused", 0) end
  return block
end

-- A block as it was when it was read last, so that a command can be written before anything is read: its scales
-- are fixed, its registers are read back, and the next refresh looks anew.
local function recent(id)
  local model = models[id]
  return model and model.seen or fresh(id)
end

local function warn_once(text)
  if has_warned[text] then return end
  has_warned[text] = true
  host.log("warn", "SunSpec: " .. text)
end

-- A scaled value as a register of `bits`; raises when it does not fit, as its neighbour would be another power.
local function raw_of(value, exponent, low, high)
  local raw = round(scaled(value, -exponent))
  if raw < low or raw > high then error("the scale of the device does not take " .. value, 0) end
  return raw
end

-- Whether a block holds these registers from an offset on.
local function has(block, step)
  for i, value in ipairs(step.values) do
    if block[step.at + i - 1] ~= value then return false end
  end
  return true
end

-- The registers that make the device fall back after `seconds`, or nil when it has none for it.
local function timer_step(block, timer, seconds)
  local current = timer.is_wide and u32(block, timer.at) or not timer.is_wide and u16(block, timer.at)
  if current == nil or current == false then
    -- A heartbeat that is waited for does the same.
    local heartbeat = models[715] and u32(recent(715), 5)
    if heartbeat == nil and config.allow_without_timer ~= true then
      error("model " .. block.model.id .. " has no reversion timer (see allow_without_timer)", 0)
    end
    warn_once("model " .. block.model.id .. " has no reversion timer")
    return nil
  end
  if not timer.is_wide then return { at = timer.at, values = { math.min(seconds, 65534) } } end
  local hi, lo = words32(seconds)
  return { at = timer.at, values = { hi, lo } }
end

-- Brings a set-point to the device and reads it back. `steps` are { at, values, always }: written in order, those
-- without `always` only where they differ. The timer goes first, because what is enabled without it stays.
local function apply(block, timer, seconds, steps)
  local id, address = block.model.id, block.model.address
  local timer_values = timer_step(block, timer, seconds)
  if timer_values and refused_timers[id] then timer_values = nil end
  if timer_values and not has(block, timer_values) then
    local ok, problem = pcall(write, address + timer_values.at, timer_values.values)
    if not ok then
      -- The host has seen a write fail, so this command has failed in any case.
      refused_timers[id] = config.allow_without_timer == true and is_refusal(problem)
      error("no reversion timer (" .. (refused_timers[id] and "from now on without" or "see allow_without_timer") ..
        "): " .. problem, 0)
    end
  end
  local written = {}
  for _, step in ipairs(steps) do
    written[step] = step.always or not has(block, step)
    if written[step] then write(address + step.at, step.values) end
  end
  if timer_values then steps[#steps + 1] = timer_values end
  local held = fresh(id)
  -- What was thought to be there already may have gone meanwhile.
  for _, step in ipairs(steps) do
    if not written[step] and not has(held, step) then
      write(address + step.at, step.values)
      held = fresh(id)
    end
  end
  for _, step in ipairs(steps) do
    if not has(held, step) then
      error("model " .. id .. " does not hold what was written at register " .. address + step.at, 0)
    end
  end
  if not (timer_values and timer.remaining) then return end
  local left = u32(held, timer.remaining)
  if left == nil or left >= math.max(1, seconds - 2) then return end
  -- Some start the time with the timer's own registers only.
  write(address + timer_values.at, timer_values.values)
  left = u32(fresh(id), timer.remaining)
  if left == nil or left >= math.max(1, seconds - 2) then return end
  error("the reversion timer of model " .. id .. " has " .. left .. " s left of " .. seconds, 0)
end

-- Percentages of models 123 and 704 refer to this power, W.
local function reference_w(look)
  if models[702] then
    local b702 = look(702)
    local w_sf = factor(b702, 45)
    return scaled(u16(b702, 26), w_sf) or scaled(u16(b702, 2), w_sf)
  end
  if models[121] then
    local b121 = look(121)
    local max_w = scaled(u16(b121, 2), factor(b121, 22))
    if max_w then return max_w end
  end
  return rating.w
end

-- Model 124: two limits that leave the battery one power only. A negative discharge limit demands charging
-- and the other way round. Both are percentages of WChaMax: the model names no other reference.
local function hold_storage(block, power_w, seconds)
  local max_w, rate_sf = scaled(u16(block, 2), factor(block, 18)), factor(block, 25)
  if not max_w or max_w <= 0 or not rate_sf then error("model 124 gives no WChaMax or rate", 0) end
  if i16(block, 12) == nil or i16(block, 13) == nil then error("model 124 has no charge and discharge rates", 0) end
  if math.abs(power_w) > max_w then error(power_w .. " W is more than the WChaMax of " .. max_w .. " W", 0) end
  local rate = raw_of(100 * power_w / max_w, rate_sf, -32767, 32767)
  if power_w > 0 and u16(block, 17) == 0 then
    if config.grid_charge == true then
      write(block.model.address + 17, { 1 })
      grid_charge_before = 0
    else
      warn_once("the device may charge from PV only; see grid_charge in the configuration")
    end
  end
  apply(block, { at = 15 }, seconds, {
    -- Outgoing, then incoming: they are neighbours and change together.
    { at = 12, values = { word(-rate), word(rate) }, always = true },
    { at = 5, values = { 3 } },
  })
end

-- Model 704 sets the AC power of the whole device, + generation, so what the panels give now is added.
local function hold_setpoint(look, power_w, seconds, is_refresh)
  local block = look(704)
  local dc = models[714] and look(714) or models[160] and look(160)
  local ports = dc and dc_ports(dc) or {}
  local pv_w = sum_of(ports, "pv", "w")
  if pv_w == nil and first_of(ports, "pv") then error("the power of the panels is not known", 0) end
  local max_w = reference_w(look)
  local ac_w = (pv_w or 0) - power_w
  local highest_w, lowest_w = max_w, max_w and -max_w
  if max_w and u16(block, 14) == 1 then
    highest_w = scaled(max_w * (u16(block, 15) or 100), factor(block, 54) and factor(block, 54) - 2) or max_w
  end
  local excess
  if max_w and (ac_w > highest_w or ac_w < lowest_w) then
    excess = string.format("%g W of the battery, with what the panels give, is not within the inverter's %g to %g W",
      power_w, lowest_w, highest_w)
    if not is_refresh then error(excess, 0) end
    -- The sun came out, or a limit came, behind a command that could be carried out.
    ac_w = clamp(ac_w, lowest_w, highest_w)
  end
  local w_sf, pct_sf = factor(block, 55), factor(block, 56)
  local steps = { { at = 30, values = { 0 } } }
  if u16(block, 30) == nil then steps = {} end
  if i32(block, 24) ~= nil and w_sf then
    local hi, lo = words32(raw_of(ac_w, w_sf, -0x7FFFFFFF, 0x7FFFFFFF))
    steps[#steps + 1] = { at = 22, values = { 1, 1, hi, lo }, always = true }
  else
    if not max_w then error("the device does not say what its set-point refers to", 0) end
    steps[#steps + 1] = { at = 28, values = { word(raw_of(100 * ac_w / max_w, pct_sf, -32767, 32767)) }, always = true }
    steps[#steps + 1] = { at = 22, values = { 1, 0 }, always = true }
  end
  apply(block, { at = 31, is_wide = true, remaining = 33 }, seconds, steps)
  if excess then error(excess, 0) end
end

local function hold_battery(look, power_w, seconds, is_refresh)
  if rating.charge_w and power_w > rating.charge_w then
    error(power_w .. " W is more than the battery's " .. rating.charge_w .. " W", 0)
  end
  if rating.discharge_w and -power_w > rating.discharge_w then
    error(power_w .. " W is more than the battery's -" .. rating.discharge_w .. " W", 0)
  end
  if models[704] and has_storage then
    local block = look(704)
    local has_watts = i32(block, 24) ~= nil and factor(block, 55) ~= nil
    local has_percent = i16(block, 28) ~= nil and factor(block, 56) ~= nil
    if has_watts or has_percent then return hold_setpoint(look, power_w, seconds, is_refresh) end
  end
  if models[124] then return hold_storage(look(124), power_w, seconds) end
  error("the device has no storage control (model 124 or 704)", 0)
end

-- Limit of the AC generation, W.
local function hold_limit(look, power_w, seconds)
  local max_w = reference_w(look)
  if not max_w or max_w <= 0 then error("the device does not say what its power limit refers to", 0) end
  local percent = math.min(100, 100 * math.abs(power_w) / max_w)
  if models[704] then
    local block = look(704)
    local sf = factor(block, 54)
    if u16(block, 15) ~= nil and sf then
      local steps = { { at = 14, values = { 1, raw_of(percent, sf, 0, 65534) }, always = true } }
      if u16(block, 17) ~= nil then table.insert(steps, 1, { at = 17, values = { 0 } }) end
      if u16(block, 16) ~= nil then table.insert(steps, 1, { at = 16, values = { raw_of(100, sf, 0, 65534) } }) end
      return apply(block, { at = 18, is_wide = true, remaining = 20 }, seconds, steps)
    end
  end
  if not models[123] then error("the device has no power limit (model 123 or 704)", 0) end
  local block = look(123)
  local sf = factor(block, 23)
  if not sf then error("model 123 gives no scale for its limit", 0) end
  apply(block, { at = 7 }, seconds, {
    { at = 5, values = { raw_of(percent, sf, 0, 65534) }, always = true },
    -- Some devices take a new limit only when it is enabled anew.
    { at = 9, values = { 1 }, always = true },
  })
end

-- How long the device holds it without hearing of it again, s: three polls, but not beyond its duration.
local function hold_s(hold)
  local seconds = round(tonumber(config.reversion_s) or math.ceil(3 * poll_ms / 1000))
  if hold.until_ms then seconds = math.min(seconds, math.ceil((hold.until_ms - host.millis()) / 1000)) end
  return math.max(1, seconds)
end

local function bring(name, hold, is_refresh)
  local look = is_refresh and fresh or recent
  if name == "battery" then hold_battery(look, hold.power_w, hold_s(hold), is_refresh)
  else hold_limit(look, hold.power_w, hold_s(hold)) end
  hold.refreshed_ms = host.millis()
end

-- Model 715. Notices a device whose own heartbeat stands still, and one that somebody operates on the spot.
local function read_heartbeat()
  if not models[715] then return nil end
  local block = read_model(models[715])
  if not block then return nil end
  local value, now = u32(block, 3), host.millis()
  if value ~= nil then
    if device_beat == nil or device_beat.value ~= value then
      if device_beat and device_beat.is_stale then host.set_device_fault(false, "") end
      device_beat = { value = value, ms = now }
    elseif not device_beat.is_stale and now - device_beat.ms >= HEARTBEAT_STALE_MS then
      device_beat.is_stale = true
      host.set_device_fault(true, "its heartbeat (model 715) stands still")
    end
  end
  return block
end

local function check_remote(block)
  if block and u16(block, 2) == 1 then error("the device is under local control (model 715)", 0) end
end

-- Counts our heartbeat up when it is time for it.
local function beat(block)
  if not block then return end
  check_remote(block)
  local value = u32(block, 5)
  local now = host.millis()
  if value == nil or (last_beat_ms and now - last_beat_ms < BEAT_MS * 0.8) then return end
  local hi, lo = words32((value + 1) % 0x7FFFFFFF)
  write(block.model.address + 5, { hi, lo })
  last_beat_ms = now
end

-- Repeats what was commanded before the device falls back.
local function keep_control(heartbeat)
  local now, problem = host.millis(), nil
  local is_any = next(holds) ~= nil
  if is_any then
    local ok, why = pcall(beat, heartbeat)
    if not ok then problem = why end
  end
  for _, name in ipairs({ "battery", "limit" }) do
    local hold = holds[name]
    if hold and hold.until_ms and now >= hold.until_ms then
      holds[name] = nil
    elseif hold and now - hold.refreshed_ms >= poll_ms * 0.8 then
      local ok, why = pcall(bring, name, hold, true)
      if not ok then problem = why end
    end
  end
  if not is_any then return end
  host.emit_metric("setpoint_held", problem and 0 or 1)
  local is_news = problem ~= nil and tostring(problem) ~= told_problem
  told_problem = problem and tostring(problem)
  if not problem then return end
  if is_news then host.log("warn", "SunSpec: what was commanded is not held: " .. told_problem) end
  -- The host says that nobody controls the device any more.
  if string.find(tostring(problem), "may not write", 1, true) then holds = {} end
end

local function command(name, power_w, cmd)
  local watts = tonumber(power_w)
  if watts == nil or watts ~= watts or math.abs(watts) == math.huge then error("power_w is not a number", 0) end
  local duration_ms = type(cmd) == "table" and tonumber(cmd.duration_ms) or 0
  local hold = { power_w = watts, until_ms = duration_ms > 0 and host.millis() + duration_ms or nil }
  -- What is half done is not repeated: it falls back.
  holds[name] = nil
  is_commanded = true
  if models[715] then check_remote(recent(715)) end
  bring(name, hold, false)
  holds[name] = hold
  beat(read_heartbeat())
end

-- Writes 0 to a switch that is on, and raises unless it is off then.
local function switch_off(id, offset)
  if not models[id] then return end
  local value = u16(fresh(id), offset)
  if value == nil or value == 0 then return end
  write(models[id].address + offset, { 0 })
  if u16(fresh(id), offset) ~= 0 then error("model " .. id .. " stays on", 0) end
end

-- Does all of it, whatever becomes of each, and raises what went wrong.
local function each_of(steps)
  local problem
  for _, step in ipairs(steps) do
    local ok, why = pcall(step)
    if not ok then problem = why end
  end
  if problem then error(problem, 0) end
end

local function release_limit()
  holds.limit = nil
  each_of({ function() switch_off(704, 14) end, function() switch_off(123, 9) end })
end

local function release_battery()
  holds.battery = nil
  each_of({ function() switch_off(704, 22) end, function() switch_off(124, 5) end })
  if grid_charge_before == nil then return end
  write(models[124].address + 17, { grid_charge_before })
  grid_charge_before = nil
end

-- true, or raises. power_w is + charge for "battery", a limit of generation for "curtail".
function driver_command(action, power_w, cmd)
  if not is_ready then error("the device has not been read yet", 0) end
  if action == "battery" then
    command("battery", power_w, cmd)
  elseif action == "curtail" then
    command("limit", power_w, cmd)
  elseif action == "curtail_disable" then
    release_limit()
  elseif action == "init" then
    -- From here on polls come as often as the heartbeat has to.
    check_remote(read_heartbeat())
    is_commanded = true
  elseif action == "deinit" then
    return driver_default_mode(type(cmd) == "table" and cmd.der_type or nil)
  else
    error("unknown action " .. tostring(action), 0)
  end
  return true
end

-- Back to what the device does by itself: all of it, or one DER. true when that was read back, or raises.
-- Writes only what is on.
function driver_default_mode(der_type)
  if not is_ready then error("the device has not been read yet", 0) end
  local steps = {}
  if der_type ~= "pv" and der_type ~= "inverter" then steps[#steps + 1] = release_battery end
  if der_type ~= "battery" then steps[#steps + 1] = release_limit end
  each_of(steps)
  is_commanded = next(holds) ~= nil
  return true
end

function driver_cleanup()
  if is_commanded then pcall(driver_default_mode) end
end

------------------------------------------------------------------------------------------------------------
-- Polling
------------------------------------------------------------------------------------------------------------

function driver_poll()
  local ac_block = read_model(ac_model)
  local dc_block = read_model(models[714]) or read_model(models[160])
  local storage_block = has_storage and (read_model(models[802]) or read_model(models[713]) or read_model(models[124]))
  local meter_block = read_model(meter_model)
  if not (ac_block or dc_block or storage_block or meter_block) then error("every model is refused", 0) end

  local ac = ac_block and ac_values(ac_block)
  local ports = dc_block and dc_ports(dc_block) or {}
  if meter_block then emit("meter", meter_fields(meter_block)) end
  emit("pv", pv_fields(ports, ac))
  if has_storage or first_of(ports, "ess") then emit("battery", battery_fields(ports, storage_block)) end
  if ac then emit("inverter", inverter_fields(ac)) end
  report_settings()
  keep_control(read_heartbeat())
  return models[715] and is_commanded and math.min(poll_ms, BEAT_MS) or poll_ms
end
