/** host.ws_…: opening and sending answer true, or nil and a text. */
export const WEBSOCKET_PRELUDE = `
-- WebSocket.
function host.ws_open(url, headers)
  if headers ~= nil and type(headers) ~= "table" then argument(2, "ws_open", "table", headers) end
  return yield(op.ws_open, text(url, 1, "ws_open"), headers)
end
function host.ws_send(message) return yield(op.ws_send, text(message, 1, "ws_send")) end
function host.ws_messages() return yield(op.ws_messages) end
function host.ws_is_open() return (yield(op.ws_is_open)) end
function host.ws_close() yield(op.ws_close) end
`;
