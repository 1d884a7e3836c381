-- shelly_em.lua: Shelly energy meters over HTTP, of every generation.
--
-- Emits meter, and pv if a channel is told to measure panels. Interfaces: shelly-api-docs.shelly.cloud,
-- "Gen1" (Shelly EM, Shelly 3EM) and "Gen2" (components EM, EM1, PM1, Switch and their Data). One request a
-- poll: /status, or /rpc/Shelly.GetStatus.
--
-- Signs there: + is power in the direction of the clamp's arrow, towards the house: import. A channel on
-- panels counts their generation as +. Currents have no sign; here they take that of their power.
-- Counters are in Wh on all of them.
--
-- config: channels           which channels are the connection point, one per phase, from 0; all when not set
--                            on a three-phase meter, else the first
--         pv_channels        which channels are panels
--         reversed_channels  which channels have their clamp the wrong way round
--         poll_ms            pause between polls, 2000 when not set
--         username, password of a Gen1 meter with a login. Later generations use digest login, which this
--                            host does not speak: leave their authentication off, or use MQTT.

PROTOCOL = "http"

DRIVER = {
  host_api_min = 1,
  host_api_max = 1,
  id = "shelly_em",
  name = "Shelly energy meter",
  manufacturer = "Shelly",
  version = "1.0.0",
  protocols = { "http" },
  capabilities = { "meter", "pv" },
  description = "Shelly EM, 3EM, Pro 3EM, Pro EM, EM Gen3 and power monitors over their local HTTP interface.",
  homepage = "https://shelly-api-docs.shelly.cloud",
  authors = { "Sourceful Edge contributors" },
  verification_status = "experimental",
  verification_notes = "Tested against the meters of @sourceful/simulator and a recorded status of a Pro 3EM.",
  connection_defaults = { port = 80 },
  read_only = true,
}

local base_url
local headers
local is_gen1 = false
local channels, pv_channels, reversed = nil, {}, {}
local poll_ms = 2000

-- RFC 4648, for the Basic login.
local function base64(text)
  local alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
  local out = {}
  for at = 1, #text, 3 do
    local a, b, c = string.byte(text, at, at + 2)
    local n = a * 65536 + (b or 0) * 256 + (c or 0)
    for place = 1, 4 do
      local digit = math.floor(n / 64 ^ (4 - place)) % 64
      local is_padding = (place == 3 and not b) or (place == 4 and not c)
      out[#out + 1] = is_padding and "=" or string.sub(alphabet, digit + 1, digit + 1)
    end
  end
  return table.concat(out)
end

-- The JSON object at a path; raises with what went wrong.
local function get(path)
  local body, problem = host.http_get(base_url .. path, headers)
  if not body then error("GET " .. path .. ": " .. tostring(problem), 0) end
  local value, reason = host.json_decode(body)
  if type(value) ~= "table" then
    error("GET " .. path .. " is no JSON object" .. (reason and ": " .. tostring(reason) or ""), 0)
  end
  return value
end

local function number(value)
  if type(value) == "number" then return value end
  return nil
end

-- Numbers of channels from the configuration: one, or a list.
local function channel_list(value, key)
  if value == nil then return nil end
  local list = type(value) == "table" and value or { value }
  for _, channel in ipairs(list) do
    if type(channel) ~= "number" or channel < 0 or channel % 1 ~= 0 then
      error(key .. " must be channel numbers from 0", 0)
    end
  end
  return list
end

local function channel_set(value, key)
  local set = {}
  for _, channel in ipairs(channel_list(value, key) or {}) do set[channel] = true end
  return set
end

------------------------------------------------------------------------------------------------------------
-- Status to channels: { [number] = { w, v, a, hz, in_wh, out_wh } }
------------------------------------------------------------------------------------------------------------

local function gen1_channels(status)
  local found = {}
  local emeters = type(status.emeters) == "table" and status.emeters or {}
  for n, emeter in ipairs(emeters) do
    -- is_valid is false while the meter's own chip does not answer.
    if emeter.is_valid ~= false then
      found[n - 1] = { w = number(emeter.power), v = number(emeter.voltage), a = number(emeter.current),
                       in_wh = number(emeter.total), out_wh = number(emeter.total_returned) }
    end
  end
  return found, #emeters >= 3
end

local function three_phase_channels(em, data)
  local found = {}
  for n, name in ipairs({ "a", "b", "c" }) do
    found[n - 1] = {
      w = number(em[name .. "_act_power"]), v = number(em[name .. "_voltage"]),
      a = number(em[name .. "_current"]), hz = number(em[name .. "_freq"]),
      in_wh = number(data[name .. "_total_act_energy"]), out_wh = number(data[name .. "_total_act_ret_energy"]),
    }
  end
  return found
end

local function total_of(counter) return type(counter) == "table" and number(counter.total) or nil end

-- Single-phase components are called em1:0, pm1:0 or switch:0, and so on.
local function single_channels(status)
  local found, count = {}, 0
  for n = 0, 9 do
    local em1, data = status["em1:" .. n], status["em1data:" .. n] or {}
    local pm = status["pm1:" .. n] or status["switch:" .. n]
    if em1 then
      found[n] = { w = number(em1.act_power), v = number(em1.voltage), a = number(em1.current),
                   hz = number(em1.freq), in_wh = number(data.total_act_energy),
                   out_wh = number(data.total_act_ret_energy) }
    elseif pm and pm.apower ~= nil then
      found[n] = { w = number(pm.apower), v = number(pm.voltage), a = number(pm.current), hz = number(pm.freq),
                   in_wh = total_of(pm.aenergy), out_wh = total_of(pm.ret_aenergy) }
    end
    if found[n] then count = count + 1 end
  end
  return found, count >= 3
end

-- The channels, and whether they are the three phases of one connection.
local function read_channels()
  if is_gen1 then return gen1_channels(get("/status")) end
  local status = get("/rpc/Shelly.GetStatus")
  if status["em:0"] then return three_phase_channels(status["em:0"], status["emdata:0"] or {}), true end
  return single_channels(status)
end

------------------------------------------------------------------------------------------------------------
-- Channels to fields
------------------------------------------------------------------------------------------------------------

local function oriented(channel, n)
  if not channel then return {} end
  local sign = reversed[n] and -1 or 1
  local w = channel.w and channel.w * sign
  -- A plain 0 for no power, never -0.
  if w == 0 then w = 0 end
  local a = channel.a and math.abs(channel.a)
  if a and w and w < 0 then a = -a end
  local in_wh, out_wh = channel.in_wh, channel.out_wh
  if reversed[n] then in_wh, out_wh = out_wh, in_wh end
  return { w = w, v = channel.v, a = a, hz = channel.hz, in_wh = in_wh, out_wh = out_wh }
end

-- nil when one of them is not known: a sum without it would be wrong.
local function sum(parts, key)
  local total = 0
  for _, part in ipairs(parts) do
    if part[key] == nil then return nil end
    total = total + part[key]
  end
  -- Meters give two decimals; a binary sum would show more.
  return math.floor(total * 1000 + 0.5) / 1000
end

local function pick(found, list)
  local parts = {}
  for at, n in ipairs(list) do parts[at] = oriented(found[n], n) end
  return parts
end

local function meter_fields(parts)
  local fields = {
    w = sum(parts, "w"), total_import_wh = sum(parts, "in_wh"), total_export_wh = sum(parts, "out_wh"),
    freq_hz = parts[1] and parts[1].hz,
  }
  for phase, part in ipairs(parts) do
    if phase > 3 then break end
    fields["l" .. phase .. "_w"], fields["l" .. phase .. "_v"], fields["l" .. phase .. "_a"] = part.w, part.v, part.a
  end
  return fields
end

local function pv_fields(parts)
  local w, generated = sum(parts, "w"), sum(parts, "in_wh")
  local fields = { total_generation_wh = generated, freq_hz = parts[1] and parts[1].hz }
  -- What an inverter draws at night is no generation.
  if w then fields.w = w > 0 and -w or 0 end
  return fields
end

local function emit(kind, fields)
  if fields.w == nil then return false end
  local problem = host.emit(kind, fields)
  if problem then host.log("warn", "Shelly: " .. problem) end
  return true
end

------------------------------------------------------------------------------------------------------------
-- Life cycle
------------------------------------------------------------------------------------------------------------

-- Whether a device is one of these; relays and lamps of theirs answer too, and measure what hangs on them.
function driver_fingerprint(target)
  base_url, headers = target.base_url, nil
  local ok, info = pcall(get, "/shelly")
  if not ok then
    -- Only an answer says no.
    if string.find(info, "HTTP %d") or string.find(info, "no JSON object", 1, true) then return false end
    return nil
  end
  if not info.mac or not (info.type or info.gen) then return false end
  local model = info.gen and (info.app or info.model) or info.type
  local is_meter = string.find(string.upper(tostring(model)), "EM", 1, true) or
    string.find(string.upper(tostring(model)), "PM", 1, true)
  return true, { make = "Shelly", model = model, serial = string.upper(info.mac), confidence = is_meter and 0.9 or 0.5 }
end

function driver_init(config)
  if not config.host then error("the configuration gives no host", 0) end
  base_url = "http://" .. config.host .. (config.port and ":" .. config.port or "")
  poll_ms = tonumber(config.poll_ms) or poll_ms
  headers = nil
  channels = channel_list(config.channels, "channels")
  pv_channels = channel_list(config.pv_channels, "pv_channels") or {}
  reversed = channel_set(config.reversed_channels, "reversed_channels")
  host.set_make("Shelly")

  local info = get("/shelly")
  is_gen1 = info.gen == nil
  local model = is_gen1 and info.type or info.app or info.model
  if model then host.set_model(model) end
  if info.mac then host.set_sn(string.upper(info.mac)) end
  if is_gen1 and info.auth then
    if not (config.username and config.password) then error("the meter wants username and password", 0) end
    headers = { Authorization = "Basic " .. base64(config.username .. ":" .. config.password) }
  elseif info.auth_en then
    error("the meter wants a digest login, which is not supported: switch its authentication off", 0)
  end
end

-- Every channel of a three-phase meter, else the first, but none that measures panels.
local function default_channels(is_three_phase)
  local is_pv, list = {}, {}
  for _, n in ipairs(pv_channels) do is_pv[n] = true end
  for n = 0, is_three_phase and 2 or 0 do
    if not is_pv[n] then list[#list + 1] = n end
  end
  return list
end

function driver_poll()
  local found, is_three_phase = read_channels()
  if next(found) == nil then error("the device has no energy meter", 0) end
  local wanted = channels or default_channels(is_three_phase)
  local is_told = false
  if #wanted > 0 then is_told = emit("meter", meter_fields(pick(found, wanted))) end
  if #pv_channels > 0 then is_told = emit("pv", pv_fields(pick(found, pv_channels))) or is_told end
  if not is_told then error("the channels that are wanted give no power", 0) end
  return poll_ms
end
