/** host.serial_read: the bytes that have come, "" when none have, or nil and a text. */
export const SERIAL_PRELUDE = `
-- Serial lines, receive only.
function host.serial_read(most, timeout_ms)
  most = most == nil and 256 or number(most, 1, "serial_read")
  timeout_ms = timeout_ms == nil and 0 or number(timeout_ms, 2, "serial_read")
  return yield(op.serial_read, most, timeout_ms)
end
`;
