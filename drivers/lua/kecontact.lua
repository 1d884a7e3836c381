-- kecontact.lua: KEBA KeContact P30 charging stations (c- and x-series) over Modbus TCP, read and commanded.
--
-- Emits ev. Registers: KEBA, KeContact P30 Modbus TCP Programmers Guide 1.02; values of two registers that have to
-- be read one by one, and single ones that can only be written. DIP switch DSW1.3 has to be on; the unit id is 255.
--
-- Control fails safe: with every command the station is told a failsafe current and a time (registers 5016, 5018).
-- When it hears of neither current nor enabling for that long, because this driver, its host or the network is
-- gone, it falls back to that current by itself (UDP Programmers Guide 2.01, 3.3.3); a paused one stays paused.
-- Polls repeat what was commanded. What the station took is read back: the failsafe from 1600 and 1602, the
-- current from 1100, a pause from its state.
--
-- Commands: ev_set_current  charge with at most power_w, W; less than 6 A a phase is a pause
--           ev_pause        do not charge
--           ev_resume       charge with what was set last, else with default_a; ev_start is the same
--
-- config: phases      on how many phases the vehicle charges, 3 when not set
--         voltage_v   from phase to neutral, for making A of W; 230 when not set
--         max_a       the fuse's limit; what the station supports when not set
--         default_a   what is left to the vehicle when nobody commands, 6 when not set, 0 for nothing
--         allow_without_failsafe  true: command a station that does not take its failsafe too
--         poll_ms     pause between polls, 5000 when not set

PROTOCOL = "modbus"

DRIVER = {
  host_api_min = 1,
  host_api_max = 1,
  id = "kecontact",
  name = "KEBA KeContact",
  manufacturer = "KEBA",
  version = "1.0.0",
  protocols = { "modbus" },
  capabilities = { "ev" },
  description = "KeContact P30 charging stations, telemetry and control with a failsafe current.",
  homepage = "https://www.keba.com",
  authors = { "Sourceful Edge contributors" },
  verification_status = "experimental",
  verification_notes = "Tested against the charging station of @sourceful/simulator only.",
  connection_defaults = { port = 502, unit_id = 255 },
}

local STATE, CABLE, POWER, ENERGY, LIMIT, SUPPORTED, SESSION = 1000, 1004, 1020, 1036, 1100, 1110, 1502
local SERIAL, PRODUCT = 1014, 1016
local FAILSAFE_CURRENT, FAILSAFE_TIME = 1600, 1602
local SET_CURRENT, SET_ENABLED, SET_FAILSAFE_CURRENT, SET_FAILSAFE_TIME = 5004, 5014, 5016, 5018
local CHARGING, SUSPENDED = 3, 5
local LEAST_MA = 6000
local GIVE_UP_AFTER = 3
-- A station takes a moment to do what it was told.
local TRIES, TRY_MS = 10, 200

local config = {}
local poll_ms, phases, voltage_v = 5000, 3, 230
local max_ma
local default_ma = LEAST_MA
local is_ready = false
local is_commanded = false
local hold        -- while commanded: { ma, until_ms }; 0 mA is a pause
local last_ma     -- what ev_resume goes back to
local is_failsafe_refused = false -- the station takes none, and the site commands it without
local failsafe = {} -- as read last: { ma, seconds }
local told_problem  -- why it was not held at the last poll
local refusals = {} -- in a row, by register

------------------------------------------------------------------------------------------------------------
-- Registers
------------------------------------------------------------------------------------------------------------

local function read(address)
  local registers = host.modbus_read(address, 2, "holding")
  return host.decode_u32_be(registers[1], registers[2])
end

local function is_refusal(problem)
  local text = string.lower(tostring(problem))
  return string.find(text, "illegal", 1, true) ~= nil
end

-- nil for what this station does not have; raises when it does not answer.
local function optional(address)
  if (refusals[address] or 0) >= GIVE_UP_AFTER then return nil end
  local ok, value = pcall(read, address)
  if ok then
    refusals[address] = nil
    return value
  end
  if not is_refusal(value) then error(value, 0) end
  refusals[address] = (refusals[address] or 0) + 1
  return nil
end

local function scaled(value, divisor)
  if value == nil then return nil end
  return value / divisor
end

-- Raises what the station says. A register that refused three times in a row is not written until restart.
local function write(address, value)
  if (refusals[address] or 0) >= GIVE_UP_AFTER then
    error("register " .. address .. " refused " .. GIVE_UP_AFTER .. " writes", 0)
  end
  local problem = host.modbus_write(address, value)
  if not problem then
    refusals[address] = nil
    return
  end
  if is_refusal(problem) or string.find(problem, "device failure", 1, true) then
    refusals[address] = (refusals[address] or 0) + 1
  end
  error("register " .. address .. ": " .. problem, 0)
end

-- Waits until it is so, for 2 s at most; a poll, which comes again, does not wait.
local function is_soon(may_wait, condition)
  for _ = 1, may_wait and TRIES or 1 do
    if condition() then return true end
    if may_wait then host.sleep(TRY_MS) end
  end
  return false
end

------------------------------------------------------------------------------------------------------------
-- Control: whatever goes wrong is raised
------------------------------------------------------------------------------------------------------------

-- After how long the station falls back, s; it takes 10 to 600.
local function failsafe_s()
  return math.max(10, math.min(600, math.ceil(3 * poll_ms / 1000)))
end

-- What the station falls back to, and after how long.
local function read_failsafe()
  failsafe = { ma = optional(FAILSAFE_CURRENT), seconds = optional(FAILSAFE_TIME) }
end

local function arm()
  if is_failsafe_refused then return end
  if not (failsafe.ma and failsafe.seconds) then read_failsafe() end
  if not (failsafe.ma and failsafe.seconds) then error("the station has none", 0) end
  local seconds = failsafe_s()
  if failsafe.ma ~= default_ma then write(SET_FAILSAFE_CURRENT, default_ma) end
  if failsafe.seconds ~= seconds then write(SET_FAILSAFE_TIME, seconds) end
  failsafe = { ma = default_ma, seconds = seconds }
end

local function check_failsafe()
  if is_failsafe_refused then return end
  read_failsafe()
  if failsafe.ma ~= default_ma or failsafe.seconds ~= failsafe_s() then
    error("the station does not hold what was written", 0)
  end
end

-- Raises what `step` does, as something that the site may do without from the next command on.
local function watched(step)
  local ok, problem = pcall(step)
  if ok then return end
  failsafe = {}
  -- The host may have seen a write fail, so this command has failed in any case.
  is_failsafe_refused = config.allow_without_failsafe == true
  error("no failsafe (" .. (is_failsafe_refused and "from now on without" or "see allow_without_failsafe") .. "): " ..
    tostring(problem), 0)
end

-- Makes the station offer that much, or pause. Both are what its failsafe waits for.
local function write_offer(ma)
  if ma > 0 then write(SET_CURRENT, ma) end
  write(SET_ENABLED, ma > 0 and 1 or 0)
end

local function check_offer(ma, may_wait)
  if ma == 0 then
    if is_soon(may_wait, function() return read(STATE) ~= CHARGING end) then return end
    error("the station goes on charging", 0)
  end
  if is_soon(may_wait, function() return read(LIMIT) == ma end) then return end
  local limit = read(LIMIT)
  if limit > ma then error(string.format("the station offers %g A instead of %g", limit / 1000, ma / 1000), 0) end
  -- Its heat or its switches allow no more; it was asked for that much at most.
  host.log("info", string.format("KeContact: the station offers %g A of %g", limit / 1000, ma / 1000))
end

-- Writes before it reads: what is waited for is the station.
local function bring(wanted, may_wait)
  watched(arm)
  write_offer(wanted.ma)
  watched(check_failsafe)
  check_offer(wanted.ma, may_wait)
end

local function offer(ma)
  write_offer(ma)
  check_offer(ma, true)
end

-- Repeats what was commanded before the station falls back.
local function keep_control()
  if hold and hold.until_ms and host.millis() >= hold.until_ms then hold = nil end
  if not hold then return end
  local ok, problem = pcall(bring, hold, false)
  host.emit_metric("setpoint_held", ok and 1 or 0)
  local is_news = not ok and tostring(problem) ~= told_problem
  told_problem = not ok and tostring(problem) or nil
  if ok then return end
  if is_news then host.log("warn", "KeContact: what was commanded is not held: " .. told_problem) end
  -- The host says that nobody controls the device any more.
  if string.find(tostring(problem), "may not write", 1, true) then hold = nil end
end

-- A limit in mA: cut off, not rounded, and a pause when no vehicle can charge with so little.
local function milliamperes(power_w)
  local watts = tonumber(power_w)
  if watts == nil or watts ~= watts or math.abs(watts) == math.huge then error("power_w is not a number", 0) end
  if watts < 0 then error("a charging station takes no energy out of a vehicle", 0) end
  local ma = math.floor(watts * 1000 / voltage_v / phases)
  if max_ma and ma > max_ma then error(string.format("%g W is more than %g A a phase", watts, max_ma / 1000), 0) end
  if ma < LEAST_MA then return 0 end
  return ma
end

local function command(ma, cmd)
  local duration_ms = type(cmd) == "table" and tonumber(cmd.duration_ms) or 0
  local wanted = { ma = ma, until_ms = duration_ms > 0 and host.millis() + duration_ms or nil }
  -- What is half done is not repeated: it falls back.
  hold, is_commanded = nil, true
  bring(wanted, true)
  hold = wanted
  return true
end

-- true, or raises.
function driver_command(action, power_w, cmd)
  if not is_ready then error("the station has not been read yet", 0) end
  if action == "init" then return true end
  if action == "deinit" then return driver_default_mode() end
  if action == "ev_pause" then return command(0, cmd) end
  if action == "ev_resume" or action == "ev_start" then return command(last_ma or default_ma, cmd) end
  if action ~= "ev_set_current" then error("unknown action " .. tostring(action), 0) end
  local ma = milliamperes(power_w)
  command(ma, cmd)
  if ma > 0 then last_ma = ma end
  return true
end

-- What the vehicle gets when nobody commands: true when the station offers that, or raises.
function driver_default_mode()
  if not is_ready then error("the station has not been read yet", 0) end
  hold = nil
  local state = read(STATE)
  if default_ma == 0 then
    if state == CHARGING then offer(0) end
  elseif state == SUSPENDED or read(LIMIT) ~= default_ma then
    offer(default_ma)
  end
  is_commanded = false
  return true
end

------------------------------------------------------------------------------------------------------------
-- Life cycle
------------------------------------------------------------------------------------------------------------

local function whole_ma(amperes, otherwise)
  local value = tonumber(amperes)
  if not value then return otherwise end
  return math.floor(value * 1000 + 0.5)
end

function driver_init(given)
  config = type(given) == "table" and given or {}
  poll_ms = tonumber(config.poll_ms) or 5000
  phases = tonumber(config.phases) or 3
  voltage_v = tonumber(config.voltage_v) or 230
  refusals, hold, last_ma, is_commanded, is_failsafe_refused = {}, nil, nil, false, false
  host.set_make("KEBA")
  host.set_sn(string.format("%d", read(SERIAL)))
  local supported_ma = optional(SUPPORTED)
  max_ma = whole_ma(config.max_a, supported_ma)
  if supported_ma and max_ma > supported_ma then max_ma = supported_ma end
  default_ma = whole_ma(config.default_a, LEAST_MA)
  if default_ma ~= 0 and (default_ma < LEAST_MA or (max_ma and default_ma > max_ma)) then
    error("default_a has to be 0, or from 6 to what the station may offer", 0)
  end
  if max_ma then host.set_rated_w(max_ma * voltage_v * phases / 1000) end
  read_failsafe()
  is_ready = true
end

-- Whether a device is one of these: the product code of a P30 has six digits and begins with 3.
function driver_fingerprint()
  local ok, product = pcall(read, PRODUCT)
  if not ok or product < 300000 or product > 399999 then return false end
  return true, { make = "KEBA", model = "KeContact P30", serial = string.format("%d", read(SERIAL)), confidence = 0.9 }
end

function driver_poll()
  local state, cable = read(STATE), optional(CABLE)
  local fields = {
    w = scaled(optional(POWER), 1000),
    phases = phases,
    charging = state == CHARGING,
    -- The third bit says that there is a vehicle on the cable.
    connected = cable and math.floor(cable / 4) % 2 == 1,
    max_a = scaled(optional(LIMIT), 1000),
    session_charge_wh = scaled(optional(SESSION), 10),
    total_charge_wh = scaled(optional(ENERGY), 10),
  }
  for phase = 1, 3 do
    fields["l" .. phase .. "_a"] = scaled(optional(1006 + 2 * phase), 1000)
    fields["l" .. phase .. "_v"] = optional(1038 + 2 * phase)
  end
  local problem = host.emit("ev", fields)
  if problem then host.log("warn", "KeContact: " .. problem) end
  host.set_device_fault(state == 4, "the station reports an error")
  read_failsafe()
  keep_control()
  return poll_ms
end

function driver_cleanup()
  if is_commanded then pcall(driver_default_mode) end
end
