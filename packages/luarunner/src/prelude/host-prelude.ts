import { CORE_PRELUDE } from "./core-prelude.ts";
import { DECODE_PRELUDE } from "./decode-prelude.ts";
import { HTTP_PRELUDE } from "./http-prelude.ts";
import { KIT_PRELUDE } from "./kit-prelude.ts";
import { LUA51_PRELUDE } from "./lua51-prelude.ts";
import { MODBUS_PRELUDE } from "./modbus-prelude.ts";
import { MQTT_PRELUDE } from "./mqtt-prelude.ts";
import { SANDBOX_PRELUDE } from "./sandbox-prelude.ts";
import { SERIAL_PRELUDE } from "./serial-prelude.ts";
import { TCP_PRELUDE } from "./tcp-prelude.ts";
import { WEBSOCKET_PRELUDE } from "./websocket-prelude.ts";

/**
 * The Lua side of the host API, run once per VM before the driver. Its arguments: a table of native
 * functions and a table of constants. Whatever does I/O yields an operation number and its arguments; the
 * scheduler answers with a value, or nil and a text. What needs no I/O stays in Lua or is a native call.
 *
 * Return conventions (the only ones under which all known drivers behave): modbus_read raises; writes
 * return nothing on success and an error text on failure; JSON returns a value or nil and an error.
 */
export const HOST_PRELUDE = [
  KIT_PRELUDE,
  DECODE_PRELUDE,
  CORE_PRELUDE,
  MODBUS_PRELUDE,
  MQTT_PRELUDE,
  WEBSOCKET_PRELUDE,
  TCP_PRELUDE,
  SERIAL_PRELUDE,
  HTTP_PRELUDE,
  LUA51_PRELUDE,
  SANDBOX_PRELUDE,
].join("\n");
