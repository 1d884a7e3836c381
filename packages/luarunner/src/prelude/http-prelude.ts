/** host.http_…: the body, or nil and a text, for wrong arguments too. They never raise. */
export const HTTP_PRELUDE = `
-- HTTP.
function host.http_get(url, headers) return yield(op.http_get, url, headers) end
function host.http_post(url, body, headers) return yield(op.http_post, url, body, headers) end
function host.http_patch(url, body, headers) return yield(op.http_patch, url, body, headers) end
`;
