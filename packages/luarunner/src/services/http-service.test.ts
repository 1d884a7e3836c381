import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import type { HttpTarget } from "../driver-grants.ts";
import type { LuaValue } from "../lua-values.ts";
import { type OpenedRuntime, openRuntime } from "../testing/open-runtime.ts";
import { TlsCertificate } from "../testing/tls-certificate.ts";

const DRIVER = `
  function get(...) return host.http_get(...) end
  function post(...) return host.http_post(...) end
  function patch(...) return host.http_patch(...) end
`;
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Peer {
  url: string;
  host: string;
  /** Requests as they came, with their bodies. */
  seen: { line: string; headers: IncomingMessage["headers"]; body: string }[];
}

async function listen(server: Server, scheme = "http"): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => {
    server.closeAllConnections?.();
    return new Promise((resolve) => server.close(resolve));
  });
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function startPeer(answer: RequestListener, tls?: TlsCertificate): Promise<Peer> {
  const seen: Peer["seen"] = [];
  const listener: RequestListener = (request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => {
      body += chunk;
    });
    request.once("end", () => {
      seen.push({ line: `${request.method} ${request.url}`, headers: request.headers, body });
      answer(request, response);
    });
  };
  const server = tls ? createTlsServer({ key: tls.key, cert: tls.cert }, listener) : createServer(listener);
  const url = await listen(server, tls ? "https" : "http");
  return { url, host: new URL(url).host, seen };
}

async function open(http?: Partial<HttpTarget>, source = DRIVER): Promise<OpenedRuntime> {
  const grants = http ? { http: { allowedHosts: ["127.0.0.1"], ...http } } : {};
  const opened = await openRuntime(source, { grants });
  closing.push(() => opened.close());
  return opened;
}

const echo: RequestListener = (_request, response) => void response.end("here you are");

describe("http_get", () => {
  test("answers the body, tells what it sent, and reports the exchange and the link", async () => {
    const { url, host, seen } = await startPeer(echo);
    const { call, runtime } = await open({});
    expect(runtime.link?.status).toBe("idle");
    const report = await call("get", `${url}/rpc/EM.GetStatus?id=0`, { "Auth-Token": "abc", "X-Count": 3 });
    expect(report.returned).toEqual(["here you are"]);
    expect(seen[0]?.line).toBe("GET /rpc/EM.GetStatus?id=0");
    expect(seen[0]?.headers).toMatchObject({ host, "auth-token": "abc", "x-count": "3" });
    expect(report.exchanges).toEqual([
      { protocol: "http", action: "GET", target: `${url}/rpc/EM.GetStatus?id=0`, ok: true },
    ]);
    expect(runtime.link?.status).toBe("connected");
  });

  test("keeps every byte of an answer", async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, at) => at));
    const { url } = await startPeer((_request, response) => void response.end(bytes));
    const source = `function sum(url)
      local body, total = host.http_get(url), 0
      for at = 1, #body do total = total + (body:byte(at) == at - 1 and 1 or 0) end
      return #body, total
    end`;
    const { call } = await open({}, source);
    expect((await call("sum", url)).returned).toEqual([256, 256]);
  });

  test("makes an Authorization header of a user name and password, which stay out of the report", async () => {
    const { url, host, seen } = await startPeer(echo);
    const { call } = await open({});
    const report = await call("get", url.replace("//", "//admin:p%40ss@"));
    expect(seen[0]?.headers.authorization).toBe(`Basic ${Buffer.from("admin:p@ss").toString("base64")}`);
    expect(report.exchanges[0]?.target).toBe(`http://${host}/`);
  });

  test.each([
    [404, "nothing here", "HTTP 404 Not Found: nothing here"],
    [503, "Command Disallowed\n\n", "HTTP 503 Service Unavailable: Command Disallowed"],
    [304, "", "HTTP 304 Not Modified"],
  ])("answers nil and a text for status %i", async (status, body, text) => {
    const { url } = await startPeer((_request, response) => void response.writeHead(status).end(body));
    const { call, runtime } = await open({});
    const report = await call("get", url);
    expect(report.returned).toEqual([null, text]);
    expect(report.exchanges).toMatchObject([{ ok: false, error: text }]);
    // The host was reached.
    expect(runtime.link?.status).toBe("connected");
  });

  test.each<[string, LuaValue[], RegExp]>([
    ["no URL", [], /malformed/],
    ["a URL without a scheme", ["127.0.0.1/x"], /neither http: nor https:|malformed/],
    ["another scheme", ["file:///etc/passwd"], /neither http: nor https:/],
    ["headers that are a list", ["http://127.0.0.1", ["a"]], /table of names/],
    ["a header that is a table", ["http://127.0.0.1", { a: { b: 1 } }], /header a is no text/],
    ["a header with a line break", ["http://127.0.0.1", { a: "b\r\nc: d" }], /characters/],
    ["a header of the connection", ["http://127.0.0.1", { Host: "elsewhere" }], /host is set by the host/],
  ])("answers nil and a text for %s", async (_name, args, text) => {
    const { call } = await open({});
    const report = await call("get", ...args);
    expect(report).toMatchObject({ ok: true, returned: [null, expect.stringMatching(text)] });
    expect(report.exchanges).toMatchObject([{ ok: false }]);
  });
});

describe("an old or careless server", () => {
  test.each([
    ["ends its answer by hanging up", "HTTP/1.0 200 OK\r\nServer: GoAhead\r\n\r\nhere you are"],
    ["ends its lines with a line feed", "HTTP/1.1 200 OK\nContent-Length: 12\n\nhere you are"],
    [
      "says too much about length",
      "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nc\r\nhere you are\r\n0\r\n\r\n",
    ],
  ])("that %s is understood", async (_name, bytes) => {
    const server = createTcpServer((socket) => void socket.once("data", () => socket.end(bytes)));
    const url = await listen(server as unknown as Server);
    const { call } = await open({});
    expect((await call("get", url)).returned).toEqual(["here you are"]);
  });
});

describe("a driver", () => {
  test("without a grant gets an error value and reaches nothing", async () => {
    const { url, seen } = await startPeer(echo);
    const { call, runtime } = await open();
    for (const name of ["get", "post", "patch"]) {
      expect((await call(name, url)).returned).toEqual([
        null,
        "http: the device has no HTTP host configured",
      ]);
    }
    expect(seen).toEqual([]);
    expect(runtime.link).toBeUndefined();
  });

  test("gets only to the hosts on its list", async () => {
    const { url, seen } = await startPeer(echo);
    const { call, runtime } = await open({ allowedHosts: ["127.0.0.1:1", "inverter.lan"] });
    expect((await call("get", url)).returned[1]).toMatch(/not among the device's allowed hosts/);
    expect(seen).toEqual([]);
    expect(runtime.link?.status).toBe("idle");
  });
});

describe("a redirect", () => {
  const redirecting =
    (location: (request: IncomingMessage) => string, status = 302): RequestListener =>
    (request, response) => {
      if (request.url === "/end") response.end("arrived");
      else response.writeHead(status, { location: location(request) }).end();
    };

  test.each([301, 302, 303, 307, 308])("with status %i is followed, with the headers", async (status) => {
    const { url, seen } = await startPeer(redirecting(() => "/end", status));
    const { call } = await open({});
    expect((await call("get", url, { "auth-token": "abc" })).returned).toEqual(["arrived"]);
    expect(seen.map(({ headers }) => headers["auth-token"])).toEqual(["abc", "abc"]);
  });

  test("is followed ten times and no more", async () => {
    const { url, seen } = await startPeer(redirecting((request) => `/${Number(request.url?.slice(1)) + 1}`));
    const { call } = await open({});
    expect((await call("get", `${url}/1`)).returned).toEqual([null, "http: more than 10 redirects"]);
    expect(seen).toHaveLength(11);
  });

  test("to another origin takes no credentials along", async () => {
    const other = await startPeer(echo);
    const { url } = await startPeer(redirecting(() => other.url));
    const { call } = await open({});
    const headers = { Authorization: "Bearer abc", "X-Key": "abc", Accept: "application/json" };
    expect((await call("get", url, headers)).returned).toEqual(["here you are"]);
    expect(other.seen[0]?.headers).toMatchObject({ accept: "application/json" });
    expect(other.seen[0]?.headers).not.toHaveProperty("authorization");
    expect(other.seen[0]?.headers).not.toHaveProperty("x-key");
  });

  test("to a host that is not on the list is refused", async () => {
    const other = await startPeer(echo);
    const { url, host } = await startPeer(redirecting(() => other.url));
    const { call } = await open({ allowedHosts: [host] });
    expect((await call("get", url)).returned[1]).toMatch(/not among the device's allowed hosts/);
    expect(other.seen).toEqual([]);
  });

  test.each(["file:///etc/passwd", "http://["])("to %s is refused", async (location) => {
    const { url } = await startPeer(redirecting(() => location));
    const { call } = await open({});
    expect((await call("get", url)).returned).toEqual([null, expect.stringContaining("redirected to")]);
  });

  test.each(["post", "patch"])("is not followed by %s", async (name) => {
    const { url, seen } = await startPeer(redirecting(() => "/end", 307));
    const { call } = await open({});
    expect((await call(name, url, "{}")).returned).toEqual([null, "HTTP 307 Temporary Redirect"]);
    expect(seen).toHaveLength(1);
  });
});

describe("http_post and http_patch", () => {
  test.each(["post", "patch"])("%s sends the body and headers", async (name) => {
    const { url, seen } = await startPeer(echo);
    const { call } = await open({});
    const report = await call(name, url, `{"on":true}`, { "X-Key": "k" });
    expect(report.returned).toEqual(["here you are"]);
    expect(seen[0]).toMatchObject({ line: `${name.toUpperCase()} /`, body: `{"on":true}` });
    expect(seen[0]?.headers).toMatchObject({ "content-type": "application/json", "x-key": "k" });
    expect(report.exchanges).toMatchObject([{ action: name.toUpperCase(), ok: true }]);
  });

  test.each<[string, LuaValue]>([
    ["a table", { "Content-Type": "application/x-www-form-urlencoded" }],
    ["a text", "application/x-www-form-urlencoded"],
  ])("the content type comes as %s", async (_name, headers) => {
    const { url, seen } = await startPeer(echo);
    const { call } = await open({});
    await call("post", url, "grant_type=refresh_token", headers);
    expect(seen[0]?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
  });

  test("bytes that are no UTF-8 arrive as they are", async () => {
    const received: Buffer[] = [];
    const server = createServer((request, response) => {
      request.on("data", (chunk: Buffer) => received.push(chunk)).once("end", () => response.end());
    });
    const url = await listen(server);
    const { call } = await open({}, `function send(url) return host.http_post(url, "\\0\\255\\128a") end`);
    expect((await call("send", url)).returned).toEqual([""]);
    expect(Buffer.concat(received).toString("hex")).toBe("00ff8061");
  });

  test("an error text does not repeat what was answered to a password", async () => {
    const { url } = await startPeer(
      (_request, response) => void response.writeHead(401).end("wrong: s3cret"),
    );
    const { call } = await open({});
    expect((await call("post", url, "s3cret")).returned).toEqual([null, "HTTP 401 Unauthorized"]);
  });

  test("are refused where the grant says so", async () => {
    const { url, seen } = await startPeer(echo);
    const { call } = await open({ canWrite: false });
    expect((await call("post", url)).returned).toEqual([null, "http: POST is not allowed on this device"]);
    expect((await call("get", url)).returned).toEqual(["here you are"]);
    expect(seen).toHaveLength(1);
  });

  test("are refused in a call that may not write, but for signing in", async () => {
    const { url, seen } = await startPeer(echo);
    const { runtime } = await open({ signInPaths: ["/login"] });
    const call = (name: string, path: string) =>
      runtime.call(name, [`${url}${path}`, "{}"], { deadlineMs: 5_000, writes: "none" });
    const refusal = [null, "write refused: this call may not write"];
    const refused = await call("post", "/settings");
    expect(refused.returned).toEqual(refusal);
    expect(refused.exchanges).toMatchObject([{ ok: false, error: refusal[1] }]);
    expect((await call("post", "/login/../settings")).returned).toEqual(refusal);
    expect((await call("patch", "/login")).returned).toEqual(refusal);
    expect((await call("post", "/login?x=1")).returned).toEqual(["here you are"]);
    expect(seen.map(({ line }) => line)).toEqual(["POST /login?x=1"]);
  });

  test("of a read-only driver go to its sign-in path alone, whatever the call allows", async () => {
    const { url, seen } = await startPeer(echo);
    const source = `DRIVER = { read_only = true, auth_post_path = "/oauth/token" } ${DRIVER}`;
    const { call } = await open({}, source);
    expect((await call("post", `${url}/v2/points`)).returned[1]).toMatch(/read-only/);
    expect((await call("post", `${url}/oauth/token`)).returned).toEqual(["here you are"]);
    expect(seen).toHaveLength(1);
  });

  test("are seen through when their call is interrupted", async () => {
    let answer = () => {};
    const { url, seen } = await startPeer((_request, response) => {
      answer = () => void response.end("done");
    });
    const { runtime, call } = await open({}, `${DRIVER} function urgent() end`);
    const posting = call("post", url, "{}");
    await expect.poll(() => seen.length).toBe(1);
    const urgent = runtime.call("urgent", [], { deadlineMs: 5_000, urgent: true });
    const closed = runtime.close();
    answer();
    const report = await posting;
    expect(report).toMatchObject({ ok: false, error: { code: "driver_cancelled" } });
    expect(report.exchanges).toMatchObject([{ action: "POST", ok: true }]);
    expect((await urgent).error?.code).toBe("driver_cancelled");
    await closed;
  });
});

describe("a bad peer", () => {
  test.each([
    ["declares too much", (size: number) => ({ "content-length": String(size) })],
    ["sends too much", () => ({})],
  ])("that %s is cut off", async (_name, headers) => {
    const { url } = await startPeer((_request, response) => {
      response.writeHead(200, headers(2000)).end(Buffer.alloc(2000, 97));
    });
    const { call, runtime } = await open({ maxBytes: 1000 });
    expect((await call("get", url)).returned).toEqual([null, "http: the answer is larger than 1000 bytes"]);
    expect(runtime.link?.status).toBe("connected");
  });

  test("that never answers is given up, and the link is down", async () => {
    const { url } = await startPeer(() => undefined);
    const { call, runtime } = await open({ timeoutMs: 100 });
    expect((await call("get", url)).returned).toEqual([null, "http: no answer in 100 ms"]);
    expect(runtime.link).toMatchObject({ status: "down", error: "http: no answer in 100 ms" });
  });

  test("that answers later than the call may last leaves the link down", async () => {
    const { url } = await startPeer(() => undefined);
    const { runtime } = await open({});
    const report = await runtime.call("get", [url], { deadlineMs: 100 });
    expect(report.error?.code).toBe("driver_over_budget");
    await expect
      .poll(() => runtime.link)
      .toMatchObject({
        status: "down",
        error: "http: get took longer than 100 ms",
      });
  });

  test("that dribbles is given up too", async () => {
    const { url } = await startPeer((_request, response) => {
      const timer = setInterval(() => response.write("a"), 20);
      closing.push(() => clearInterval(timer));
    });
    const { call } = await open({ timeoutMs: 200 });
    expect((await call("get", url)).returned).toEqual([null, "http: no answer in 200 ms"]);
  });

  test.each([
    ["hangs up", ""],
    ["hangs up in its answer", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"],
    ["speaks something else", "SSH-2.0-OpenSSH_9.2\r\n"],
  ])("that %s is an error, and the link is down", async (_name, bytes) => {
    const server = createTcpServer((socket) => {
      socket.on("error", () => undefined).once("data", () => socket.end(bytes));
    });
    const url = await listen(server as unknown as Server);
    const { call, runtime } = await open({});
    const { ok, returned } = await call("get", url);
    expect({ ok, returned }).toEqual({ ok: true, returned: [null, expect.stringMatching(/^http: /)] });
    expect(runtime.link?.status).toBe("down");
  });

  test("that compresses unasked is refused", async () => {
    const { url } = await startPeer((_request, response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end("x");
    });
    const { call } = await open({});
    expect((await call("get", url)).returned[1]).toMatch(/encoded as gzip/);
  });

  test("that is not there takes the link down, and up again when it is", async () => {
    const server = createServer(echo);
    const url = await listen(server);
    server.close();
    await once(server, "close");
    const { call, runtime } = await open({});
    expect((await call("get", url)).returned).toEqual([null, expect.stringMatching(/ECONNREFUSED/)]);
    expect(runtime.link?.status).toBe("down");
    const again = await startPeer(echo);
    await call("get", again.url);
    expect(runtime.link).toMatchObject({ status: "connected" });
    expect(runtime.link).not.toHaveProperty("error");
  });

  test("does not keep an urgent call waiting, which says nothing about the host", async () => {
    const { url, seen } = await startPeer((request, response) => {
      if (request.url === "/end") response.end("arrived");
    });
    const { runtime, call, links } = await open({}, `${DRIVER} function urgent() end`);
    const polling = call("get", url);
    await expect.poll(() => seen.length).toBe(1);
    expect((await runtime.call("urgent", [], { deadlineMs: 5_000, urgent: true })).ok).toBe(true);
    expect((await polling).error?.code).toBe("driver_cancelled");
    expect((await call("get", `${url}/end`)).returned).toEqual(["arrived"]);
    expect(links.map(({ status }) => status)).toEqual(["connected"]);
  });
});

describe.skipIf(!TlsCertificate.isAvailable)("https (needs openssl)", () => {
  test("takes a self-signed certificate that is pinned, however the pin is written", async () => {
    const certificate = TlsCertificate.create();
    const { url } = await startPeer(echo, certificate);
    const bare = certificate.sha256.replaceAll(":", "").toLowerCase();
    for (const tlsPinSha256 of [certificate.sha256, bare]) {
      const { call } = await open({ tlsPinSha256 });
      expect((await call("get", url)).returned).toEqual(["here you are"]);
    }
  });

  test("refuses another certificate than the pinned, before anything is sent", async () => {
    const { url, seen } = await startPeer(echo, TlsCertificate.create());
    const { call, runtime } = await open({ tlsPinSha256: TlsCertificate.create().sha256 });
    expect((await call("get", url)).returned[1]).toMatch(/is not the pinned one/);
    expect(seen).toEqual([]);
    expect(runtime.link?.status).toBe("down");
  });

  test("refuses a self-signed certificate without a pin", async () => {
    const { url, seen } = await startPeer(echo, TlsCertificate.create());
    const { call } = await open({});
    expect((await call("get", url)).returned[1]).toMatch(/self-signed/);
    expect(seen).toEqual([]);
  });

  test("is never left for http by a redirect", async () => {
    const plain = await startPeer(echo);
    const certificate = TlsCertificate.create();
    const { url } = await startPeer(
      (_request, response) => void response.writeHead(302, { location: plain.url }).end(),
      certificate,
    );
    const { call } = await open({ tlsPinSha256: certificate.sha256 });
    expect((await call("get", url)).returned).toEqual([null, "http: redirected from https to http"]);
    expect(plain.seen).toEqual([]);
  });
});
