/** host.tcp_…: a stream that a driver listens to. Opening answers true, or nil and a text. */
export const TCP_PRELUDE = `
-- TCP, receive only.
function host.tcp_open(address) return yield(op.tcp_open, text(address, 1, "tcp_open")) end
function host.tcp_recv() return yield(op.tcp_recv) end
function host.tcp_is_open() return (yield(op.tcp_is_open)) end
function host.tcp_close() yield(op.tcp_close) end
`;
