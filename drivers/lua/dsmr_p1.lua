-- dsmr_p1.lua: smart meters with a P1 or HAN port that sends telegrams, over a serial line.
--
-- Emits meter. The telegrams of the Netherlands (DSMR 2.2 to 5), Belgium (e-MUCS), Luxembourg (decrypted),
-- Sweden (SEI 6), and what else follows IEC 62056-21 mode D with OBIS codes. The line is a serial port or a
-- serial server that passes bytes on as they are (ser2net raw). Source: DSMR P1 companion standard 5.0.2,
-- sections 5 and 6; Fluvius e-MUCS P1 1.7.1; Energiföretagen, Branschrekommendation lokalt kundgränssnitt 2.0.
--
-- A telegram goes from "/" to the line end behind "!" and four hex digits: CRC-16/ARC of all from "/" to "!".
-- DSMR 2 and 3 end in a bare "!". One that fails its checksum is dropped and counted in the metric
-- p1_crc_errors; a meter that once sent a checksum is never believed without.
--
-- Signs there: import and export are apart and never negative. Currents have no sign; here they take that of
-- their phase's power. kW or W, kWh or Wh: each value names its unit.
--
-- config: poll_ms    pause between polls, 1000 when not set
--         silence_s  after how long without a good telegram a poll fails, 30 when not set

PROTOCOL = "serial"

DRIVER = {
  host_api_min = 1,
  host_api_max = 1,
  id = "dsmr_p1",
  name = "P1 port (DSMR)",
  manufacturer = "Various",
  version = "1.0.0",
  protocols = { "serial" },
  capabilities = { "meter" },
  description = "Smart meters of the Netherlands, Belgium, Luxembourg and Sweden through their P1 or HAN port.",
  homepage = "https://www.netbeheernederland.nl",
  authors = { "Sourceful Edge contributors" },
  verification_status = "experimental",
  verification_notes = "Tested with published telegrams of six meters and the P1 port of @sourceful/simulator.",
  connection_defaults = { baud_rate = 115200 },
  read_only = true,
}

local READ_BYTES = 4096
local READS_PER_POLL = 8
-- A poll waits for the first bytes, so that a telegram is told of as it comes, and after that for a pause.
local WAIT_MS, PAUSE_MS = 1000, 50
-- The longest telegrams are below 4 KB; more without an end is no telegram.
local MAX_BUFFER = 16384

local buffer = ""
local crc_errors = 0
local has_checksum = false
local good_ms
local poll_ms, silence_ms = 1000, 30000
local is_named = false

------------------------------------------------------------------------------------------------------------
-- Framing
------------------------------------------------------------------------------------------------------------

local crc_table = {}
for byte = 0, 255 do
  local crc = byte
  for _ = 1, 8 do
    if crc & 1 == 1 then crc = crc >> 1 ~ 0xA001 else crc = crc >> 1 end
  end
  crc_table[byte] = crc
end

local function crc16(bytes)
  local crc = 0
  for at = 1, #bytes do crc = crc >> 8 ~ crc_table[(crc ~ string.byte(bytes, at)) & 0xFF] end
  return crc
end

-- Takes the first telegram out of the buffer: its text from "/" to "!", or nil and why it is none. nil alone
-- when there is no whole one yet.
local function take_telegram()
  local first, last, checksum = string.find(buffer, "!(%x*)[ \t]*\r?\n")
  if not first then return nil end
  local head = string.sub(buffer, 1, first)
  buffer = string.sub(buffer, last + 1)
  -- The last "/": what stands before it is the rest of a telegram that lost its end.
  local text = string.match(head, "^.*(/.*)$")
  if not text then return nil, "it has no beginning" end
  if checksum == "" then
    if has_checksum then return nil, "its checksum is missing" end
    return text
  end
  if tonumber(checksum, 16) ~= crc16(text) then return nil, "its checksum is wrong" end
  has_checksum = true
  return text
end

-- The newest good telegram of those that have arrived.
local function newest_telegram()
  local newest
  for read = 1, READS_PER_POLL do
    local bytes, problem = host.serial_read(READ_BYTES, read == 1 and WAIT_MS or PAUSE_MS)
    if problem then error("the serial line: " .. tostring(problem), 0) end
    if not bytes or bytes == "" then break end
    buffer = buffer .. bytes
    if #buffer > MAX_BUFFER then buffer = string.sub(buffer, -MAX_BUFFER) end
  end
  repeat
    local telegram, why = take_telegram()
    if telegram then
      newest = telegram
    elseif why then
      crc_errors = crc_errors + 1
      host.log("debug", "P1: a telegram was dropped: " .. why)
    end
  until not telegram and not why
  return newest
end

------------------------------------------------------------------------------------------------------------
-- Telegram to values
------------------------------------------------------------------------------------------------------------

-- Last bracket of each line by code, and its unit: { ["1-0:1.7.0"] = { value = "00.244", unit = "kw" } }.
local function read_lines(telegram)
  local lines = {}
  for line in string.gmatch(telegram, "[^\r\n]+") do
    local code, rest = string.match(line, "^(%d+%-%d+:[%d%.]+)(%b().*)$")
    local content = rest and string.match(rest, "%(([^()]*)%)%s*$")
    if content then
      local value, unit = string.match(content, "^([^*]*)%*(%w+)$")
      lines[code] = { value = value or content, unit = unit and string.lower(unit) }
    end
  end
  return lines
end

-- A value in W, Wh, V, A or Hz; nil if it is not there or in no such unit.
local function value_of(lines, code, base)
  local line = lines["1-0:" .. code] or lines["1-1:" .. code]
  local value = line and tonumber(line.value)
  if not value then return nil end
  if line.unit == base then return value end
  if line.unit ~= "k" .. base then return nil end
  -- Three decimals of a thousand are whole; multiplying alone leaves 2351.0000000000005.
  return math.floor(value * 1000000 + 0.5) / 1000
end

-- The total counter, or the sum of its tariffs.
local function energy(lines, group)
  local total = value_of(lines, group .. ".8.0", "wh")
  if total then return total end
  for tariff = 1, 4 do
    local wh = value_of(lines, group .. ".8." .. tariff, "wh")
    if wh then total = (total or 0) + wh end
  end
  return total
end

-- Import less export; nil when the meter tells neither. One of them missing means that it cannot happen.
local function net(lines, import, export)
  local taken, given = value_of(lines, import, "w"), value_of(lines, export, "w")
  if not (taken or given) then return nil end
  return (taken or 0) - (given or 0)
end

local function meter_fields(lines)
  local fields = {
    w = net(lines, "1.7.0", "2.7.0") or value_of(lines, "16.7.0", "w"),
    total_import_wh = energy(lines, "1"),
    total_export_wh = energy(lines, "2"),
    freq_hz = value_of(lines, "14.7.0", "hz"),
  }
  local phase_sum
  for phase = 1, 3 do
    local ten = phase * 20
    local w = net(lines, (ten + 1) .. ".7.0", (ten + 2) .. ".7.0")
    local a = value_of(lines, (ten + 11) .. ".7.0", "a")
    if a and w and w < 0 then a = -a end
    fields["l" .. phase .. "_w"] = w
    fields["l" .. phase .. "_v"] = value_of(lines, (ten + 12) .. ".7.0", "v")
    fields["l" .. phase .. "_a"] = a
    if w then phase_sum = (phase_sum or 0) + w end
  end
  if fields.w == nil then fields.w = phase_sum end
  return fields
end

-- Most meters give the hex digits of the characters of their number; some give the number itself.
local function meter_number(text)
  local number = text
  if #text % 2 == 0 and not string.find(text, "%X") then
    local decoded = string.gsub(text, "%x%x", function(pair) return string.char(tonumber(pair, 16)) end)
    if string.find(decoded, "^%w[%w ]+$") then number = decoded end
  end
  if not string.find(number, "^%w[%w ]+$") or not string.find(number, "[^0]") then return nil end
  return number
end

-- "/ISk5\2MT382-1000" is maker ISK (a DLMS flag), speed 5, type 2MT382-1000.
local function name_device(telegram, lines)
  local maker, kind = string.match(telegram, "^/(%a%a%a)%w?\\?%s*([^\r\n]*)")
  if maker then host.set_make(string.upper(maker)) end
  if kind and string.find(kind, "^[%w%p ]+$") then host.set_model(kind) end
  for _, code in ipairs({ "0-0:96.1.1", "0-0:96.1.0", "0-0:42.0.0" }) do
    local serial = meter_number(lines[code] and lines[code].value or "")
    if serial then
      host.set_sn(serial)
      return
    end
  end
end

-- Meters on the M-Bus behind the electricity meter, by device type, and the averages that Belgium bills.
local function report_rest(lines)
  local kinds = { [3] = "gas_m3", [7] = "water_m3" }
  for channel = 1, 4 do
    local kind = lines["0-" .. channel .. ":24.1.0"]
    local reading = lines["0-" .. channel .. ":24.2.1"] or lines["0-" .. channel .. ":24.2.3"]
    local name = kind and kinds[tonumber(kind.value)]
    local volume = reading and reading.unit == "m3" and tonumber(reading.value)
    if name and volume then host.emit_metric(name, volume, "m3") end
  end
  local tariff = lines["0-0:96.14.0"] and tonumber(lines["0-0:96.14.0"].value)
  if tariff then host.emit_metric("tariff", tariff) end
  local quarter, peak = value_of(lines, "1.4.0", "w"), value_of(lines, "1.6.0", "w")
  if quarter then host.emit_metric("quarter_average_w", quarter, "W") end
  if peak then host.emit_metric("month_peak_w", peak, "W") end
end

------------------------------------------------------------------------------------------------------------
-- Life cycle
------------------------------------------------------------------------------------------------------------

function driver_init(config)
  poll_ms = tonumber(config.poll_ms) or poll_ms
  silence_ms = 1000 * (tonumber(config.silence_s) or 30)
  buffer, crc_errors, has_checksum, is_named = "", 0, false, false
  good_ms = host.millis()
  host.set_make("P1")
end

function driver_poll()
  local errors_before = crc_errors
  local telegram = newest_telegram()
  if crc_errors ~= errors_before then host.emit_metric("p1_crc_errors", crc_errors) end
  if not telegram then
    local silent_ms = host.millis() - good_ms
    if silent_ms >= silence_ms then
      error(string.format("no good telegram for %d s, %d dropped so far", silent_ms / 1000, crc_errors), 0)
    end
    return poll_ms
  end
  good_ms = host.millis()
  local lines = read_lines(telegram)
  if not is_named then
    name_device(telegram, lines)
    is_named = true
  end
  local fields = meter_fields(lines)
  if fields.w == nil then error("the telegram tells no power", 0) end
  local problem = host.emit("meter", fields)
  if problem then host.log("warn", "P1: " .. problem) end
  report_rest(lines)
  return poll_ms
end
