/**
 * What a driver can ask the host to do while its thread waits. The prelude yields the place in this list; a
 * service performs it.
 */
export const HOST_OPERATIONS: readonly string[] = [
  "modbus_read",
  "modbus_write",
  "modbus_write_multi",
  "modbus_write_coil",
  "persist_secret",
  "sleep",
];

/** Register spaces by the number the prelude passes. */
export const REGISTER_KINDS = ["holding", "input", "coil", "discrete"] as const;

/** Every function of the `host` table; `driver check` compares a source with it. */
export const HOST_FUNCTIONS: readonly string[] = [
  "aes_gcm_decrypt",
  "decode_f32",
  "decode_f32_be",
  "decode_i16",
  "decode_i32",
  "decode_i32_be",
  "decode_i32_le",
  "decode_string",
  "decode_u16",
  "decode_u32",
  "decode_u32_be",
  "decode_u32_le",
  "decode_u64",
  "emit",
  "emit_metric",
  "json_decode",
  "json_encode",
  "log",
  "millis",
  "modbus_read",
  "modbus_write",
  "modbus_write_coil",
  "modbus_write_multi",
  "modbus_write_multiple",
  "now_ms",
  "persist_secret",
  "scale",
  "set_device_fault",
  "set_make",
  "set_model",
  "set_poll_interval",
  "set_rated_w",
  "set_sn",
  "set_warmup_s",
  "set_watchdog_timeout_s",
  "sleep",
  "write",
  "write_fc06",
  "write_registers",
];

/** Functions a driver may define, in the order of its life. */
export const DRIVER_FUNCTIONS = [
  "driver_init",
  "driver_poll",
  "driver_command",
  "driver_command_v2",
  "driver_default_mode",
  "driver_default_mode_v2",
  "driver_fingerprint",
  "driver_cleanup",
] as const;
