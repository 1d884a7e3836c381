-- mqtt_meter.lua: any device that publishes its values over MQTT, told by the configuration where they are.
--
-- Emits one kind of DER, meter when not set. Its fields, units and signs are those of writing-a-driver.md; the
-- configuration says for each where it comes from and what to multiply it by.
--
-- config: fields     by name of the field, where it comes from: a source, or a list of sources that are summed
--         kind       "meter" (when not set), "pv", "battery", "ev", "v2x_charger" or "inverter"
--         sn, make, model  who the device is
--         max_age_s  a value older than this is left out, and a poll fails when none is left; 60 when not set
--         poll_ms    pause between polls, 1000 when not set
--
-- A source is a topic, or { topic, path, scale }: `path` leads to the value in a JSON payload, "power.total" or
-- "phases.0.voltage" (lists count from 0); without it the payload is the number. `scale` is what it is
-- multiplied by, 1 when not set: 1000 for kW, -1 to turn a sign. true and false stay what they are.
--
--   "fields": {
--     "w": [ { "topic": "p1/state", "path": "import", "scale": 1000 },
--            { "topic": "p1/state", "path": "export", "scale": -1000 } ],
--     "total_import_wh": { "topic": "p1/energy", "scale": 1000 }
--   }
--
-- A retained message is the broker's memory and may be old when it comes; publish values without retaining.

PROTOCOL = "mqtt"

DRIVER = {
  host_api_min = 1,
  host_api_max = 1,
  id = "mqtt_meter",
  name = "MQTT meter",
  manufacturer = "Various",
  version = "1.0.0",
  protocols = { "mqtt" },
  capabilities = { "meter", "pv", "battery", "ev", "v2x_charger" },
  description = "Values that anything publishes over MQTT, as plain numbers or JSON, by configuration.",
  authors = { "Sourceful Edge contributors" },
  verification_status = "experimental",
  verification_notes = "Tested against the MQTT meter of @sourceful/simulator on Mosquitto.",
  connection_defaults = { port = 1883 },
  read_only = true,
}

local KINDS = { meter = true, pv = true, battery = true, ev = true, v2x_charger = true, inverter = true }

local kind
local fields = {}   -- name -> list of { topic, path = { … }, scale, value, at_ms, has_warned }
local by_topic = {} -- topic -> list of the same sources
local max_age_ms, poll_ms
local started_ms
local has_heard = false

------------------------------------------------------------------------------------------------------------
-- Configuration
------------------------------------------------------------------------------------------------------------

local function parse_path(text)
  if text == nil or text == "" then return nil end
  local steps = {}
  for step in string.gmatch(text, "[^.]+") do steps[#steps + 1] = step end
  return steps
end

local function parse_source(name, given)
  if type(given) == "string" then given = { topic = given } end
  local where = "config.fields." .. name
  if type(given) ~= "table" or type(given.topic) ~= "string" or given.topic == "" then
    error(where .. " names no topic", 0)
  end
  if string.find(given.topic, "[+#]") then error(where .. ": " .. given.topic .. " is no single topic", 0) end
  if given.path ~= nil and type(given.path) ~= "string" then error(where .. ": path must be a text", 0) end
  if given.scale ~= nil and type(given.scale) ~= "number" then error(where .. ": scale must be a number", 0) end
  return { name = name, topic = given.topic, path = parse_path(given.path), scale = given.scale or 1 }
end

local function parse_fields(given)
  if type(given) ~= "table" or next(given) == nil then error("config.fields names no field", 0) end
  for name, sources in pairs(given) do
    local is_list = type(sources) == "table" and sources[1] ~= nil
    fields[name] = {}
    for at, source in ipairs(is_list and sources or { sources }) do
      local parsed = parse_source(name, source)
      fields[name][at] = parsed
      by_topic[parsed.topic] = by_topic[parsed.topic] or {}
      table.insert(by_topic[parsed.topic], parsed)
    end
  end
end

function driver_init(config)
  fields, by_topic = {}, {}
  kind = config.kind or "meter"
  if not KINDS[kind] then error("config.kind: " .. tostring(kind) .. " is no kind of DER", 0) end
  max_age_ms = 1000 * (tonumber(config.max_age_s) or 60)
  poll_ms = tonumber(config.poll_ms) or 1000
  parse_fields(config.fields)
  host.set_make(config.make or "MQTT")
  if config.model then host.set_model(config.model) end
  if config.sn then host.set_sn(config.sn) end
  for topic in pairs(by_topic) do
    local problem = host.mqtt_subscribe(topic)
    if problem then error("subscribing to " .. topic .. ": " .. tostring(problem), 0) end
  end
  started_ms, has_heard = host.millis(), false
end

------------------------------------------------------------------------------------------------------------
-- Messages to values
------------------------------------------------------------------------------------------------------------

local function follow(value, path)
  for _, step in ipairs(path) do
    if type(value) ~= "table" then return nil end
    local place = tonumber(step)
    local found = value[step]
    if found == nil and place then found = value[place + 1] end
    value = found
  end
  return value
end

-- The value that a payload holds for a source: a finite number, a boolean, or nil.
local function read_value(source, payload, json)
  local value = payload
  if source.path then value = follow(json, source.path) end
  if type(value) == "boolean" then return value end
  if type(value) == "string" then
    if value == "true" or value == "false" then return value == "true" end
    -- tonumber would take hex, and the infinities that some languages print are no numbers to it.
    value = string.match(value, "^%s*([-+]?[%d.]+[eE]?[-+]?%d*)%s*$")
  end
  value = tonumber(value)
  if value == nil or value ~= value or math.abs(value) == math.huge then return nil end
  if source.scale == 1 then return value end
  -- 8214.3 times 1000 is 8214299.999999999 in binary; no meter has more digits than these.
  return tonumber(string.format("%.12g", value * source.scale))
end

local function take(message, now_ms)
  local sources = by_topic[message.topic]
  if not sources then return false end
  local json, problem
  local is_news = false
  for _, source in ipairs(sources) do
    if source.path and json == nil and not problem then json, problem = host.json_decode(message.payload) end
    local value = read_value(source, message.payload, json)
    if value ~= nil then
      source.value, source.at_ms, source.has_warned = value, now_ms, false
      is_news = true
    elseif not source.has_warned then
      source.has_warned = true
      host.log("warn", "MQTT: " .. message.topic .. " has no value for " .. source.name ..
        (problem and " (" .. tostring(problem) .. ")" or ""))
    end
  end
  return is_news
end

-- The sum of the sources of a field; nil if one is not known or too old.
local function field_value(sources, now_ms)
  local total
  for _, source in ipairs(sources) do
    if source.value == nil or now_ms - source.at_ms > max_age_ms then return nil end
    if type(source.value) == "boolean" then return source.value end
    total = (total or 0) + source.value
  end
  return total
end

-- What has come. At the start a second is given to the broker and the first message.
local function messages()
  local found = host.mqtt_messages()
  local until_ms = started_ms + 1000
  while #found == 0 and not has_heard and host.millis() < until_ms do
    host.sleep(50)
    found = host.mqtt_messages()
  end
  has_heard = has_heard or #found > 0
  return found
end

function driver_poll()
  local found = messages()
  local now_ms = host.millis()
  local is_news = false
  for _, message in ipairs(found) do
    if take(message, now_ms) then is_news = true end
  end
  local values = {}
  for name, sources in pairs(fields) do values[name] = field_value(sources, now_ms) end
  if next(values) == nil and now_ms - started_ms > max_age_ms then
    error(string.format("no value for more than %d s", max_age_ms / 1000), 0)
  end
  -- Nothing new is nothing to tell.
  if is_news then
    local problem = host.emit(kind, values)
    if problem then host.log("warn", "MQTT: " .. problem) end
  end
  return poll_ms
end
