import type { Exchange } from "../fixture/exchange.ts";
import type { JsonValue } from "../fixture/json-value.ts";
import type { StepOutcome } from "../fixture/step-outcome.ts";
import type { Scaffold } from "./scaffold.ts";

/** The made-up meter of every fixture feeds 500 W into the grid. */
const POWER_W = -500;

/** Beginnings by PROTOCOL; each reads the power of a meter in the simplest way its protocol has. */
export const SCAFFOLDS: Readonly<Record<string, Scaffold>> = {
  modbus: {
    lua: `function driver_init(config)
  host.set_make("CHANGE ME")
end

function driver_poll()
  -- One read for neighbouring registers: a request costs far more than the registers in it.
  local registers = host.modbus_read(0, 2, "holding")
  host.emit("meter", { w = host.decode_i32_be(registers[1], registers[2]) })
  return 5000
end
`,
    init: [],
    poll: [exchange("modbus_read", ["holding", 0, 2], [0xffff, 0x10000 + POWER_W])],
    expect: emitsPower(5000),
  },
  http: {
    lua: `local base

function driver_init(config)
  base = "http://" .. config.host .. (config.port and ":" .. config.port or "")
  host.set_make("CHANGE ME")
end

function driver_poll()
  local body, problem = host.http_get(base .. "/status")
  -- An error fails the poll, so that nothing old or made up is published.
  if not body then error(problem, 0) end
  local status, damage = host.json_decode(body)
  if type(status) ~= "table" then error(damage or "the status is no table", 0) end
  host.emit("meter", { w = status.power })
  return 5000
end
`,
    init: [],
    poll: [exchange("http_get", ["/status"], JSON.stringify({ power: POWER_W }))],
    expect: emitsPower(5000),
  },
  mqtt: {
    lua: `function driver_init(config)
  local problem = host.mqtt_subscribe("meter/power")
  if problem then error(problem, 0) end
  host.set_make("CHANGE ME")
end

function driver_poll()
  local power
  for _, message in ipairs(host.mqtt_messages()) do
    power = tonumber(message.payload) or power
  end
  -- Nothing new, nothing to say: never the value from last time.
  if power then host.emit("meter", { w = power }) end
  return 1000
end
`,
    init: [exchange("mqtt_subscribe", ["meter/power"], true)],
    poll: [exchange("mqtt_messages", [], [{ topic: "meter/power", payload: String(POWER_W) }])],
    expect: emitsPower(1000),
  },
  serial: {
    lua: lineReader(`  local bytes, problem = host.serial_read(2048, 500)
  if not bytes then error(problem, 0) end
`),
    init: [],
    poll: [exchange("serial_read", [2048, 500], `power=${POWER_W}\r\n`)],
    expect: emitsPower(200),
  },
  tcp: {
    lua: lineReader(
      `  if not host.tcp_is_open() then
    local open, problem = host.tcp_open(address)
    if not open then error(problem, 0) end
  end
  local bytes, problem = host.tcp_recv()
  if not bytes then error(problem, 0) end
`,
      `  address = config.host .. ":" .. config.port
  local open, problem = host.tcp_open(address)
  if not open then error(problem, 0) end
`,
      "local address\n",
    ),
    init: [exchange("tcp_open", [""], true)],
    poll: [exchange("tcp_is_open", [], true), exchange("tcp_recv", [], `power=${POWER_W}\r\n`)],
    expect: emitsPower(200),
  },
  websocket: {
    lua: `local url

function driver_init(config)
  url = "ws://" .. config.host .. ":" .. config.port .. "/"
  local open, problem = host.ws_open(url)
  if not open then error(problem, 0) end
  host.set_make("CHANGE ME")
end

function driver_poll()
  -- Opening what is open does nothing.
  local open, problem = host.ws_open(url)
  if not open then error(problem, 0) end
  local power
  for _, message in ipairs(host.ws_messages()) do
    local status = message ~= "" and host.json_decode(message)
    if type(status) == "table" then power = tonumber(status.power) or power end
  end
  if power then host.emit("meter", { w = power }) end
  return 1000
end
`,
    init: [exchange("ws_open", ["", null], true)],
    poll: [
      exchange("ws_open", ["", null], true),
      exchange("ws_messages", [], [JSON.stringify({ power: POWER_W })]),
    ],
    expect: emitsPower(1000),
  },
  standalone: {
    lua: `local polls = 0

function driver_init(config)
  host.set_make("CHANGE ME")
end

function driver_poll()
  polls = polls + 1
  host.emit_metric("polls", polls)
  return 5000
end
`,
    init: [],
    poll: [],
    expect: { ok: true, returned: 5000, emits: [], metrics: [{ name: "polls", value: 1 }], writes: [] },
  },
};

function exchange(op: string, args: JsonValue[], answer: JsonValue): Exchange {
  return { op, args, answer };
}

function emitsPower(returned: number): StepOutcome {
  return { ok: true, returned, emits: [{ der: "meter", fields: { w: POWER_W } }], metrics: [], writes: [] };
}

/** A driver of a device that speaks in lines. */
function lineReader(read: string, init = "", locals = ""): string {
  return `local buffer = ""
${locals}
function driver_init(config)
${init}  host.set_make("CHANGE ME")
end

function driver_poll()
${read}  -- What came so far may end in the middle of a line.
  buffer = buffer .. bytes
  local power
  for line in buffer:gmatch("([^\\n]*)\\n") do
    power = tonumber(line:match("^power=(%-?[%d.]+)")) or power
  end
  buffer = buffer:match("([^\\n]*)$")
  if power then host.emit("meter", { w = power }) end
  return 200
end
`;
}
