/** Identity, life cycle, emits, logs, time, JSON, decryption. */
export const CORE_PRELUDE = `
-- Life cycle and identity.
function host.set_make(name) native.set("make", text(name, 1, "set_make")) end
function host.set_model(name) native.set("model", text(name, 1, "set_model")) end
function host.set_sn(serial) native.set("sn", text(serial, 1, "set_sn")) end
function host.set_rated_w(watts) native.set("ratedPowerW", number(watts, 1, "set_rated_w")) end
function host.set_warmup_s(seconds) native.set("warmupS", number(seconds, 1, "set_warmup_s")) end
function host.set_poll_interval(ms) native.set("pollIntervalMs", number(ms, 1, "set_poll_interval")) end
function host.set_watchdog_timeout_s(seconds) native.set("watchdogTimeoutS", number(seconds, 1, "set_watchdog_timeout_s")) end
function host.set_device_fault(is_faulty, reason)
  native.set("fault", is_faulty and (reason ~= nil and reason ~= "" and tostring(reason) or "unspecified") or "")
end
function host.persist_secret(key, value)
  local done, failure = yield(op.persist_secret, text(key, 1, "persist_secret"), text(value, 2, "persist_secret"))
  if done then return true end
  return false, failure
end

-- Core.
function host.emit(der, fields)
  der = text(der, 1, "emit")
  if type(fields) ~= "table" then argument(2, "emit", "table", fields) end
  local _, problem = native.emit(der, fields)
  if problem then return problem end
end
function host.emit_metric(name, value, unit)
  local _, problem = native.emit_metric(text(name, 1, "emit_metric"), number(value, 2, "emit_metric"), unit ~= nil and tostring(unit) or nil)
  if problem then return problem end
end
function host.log(level, message)
  if message == nil then native.log("info", tostring(level)) else native.log(tostring(level), tostring(message)) end
end
host.millis = native.millis
host.now_ms = native.millis
function host.sleep(ms) yield(op.sleep, number(ms, 1, "sleep")) end
function host.json_decode(source) return native.json_decode(text(source, 1, "json_decode")) end
function host.json_encode(value) return native.json_encode(value) end
host.aes_gcm_decrypt = native.aes_gcm_decrypt
`;
