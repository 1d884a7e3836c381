import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { systemClock } from "@sourceful/domain";
import { MqttConnection } from "@sourceful/luarunner";
import { HttpDevice } from "@sourceful/simulator";
import { MosquittoBroker } from "@sourceful/simulator/testing";
import { afterEach, describe, expect, test, vi } from "vitest";
import { networkScan } from "./methods/network-scan.ts";
import { chooseSiteAddress } from "./private-network.ts";
import { ProbeTargets } from "./probe-targets.ts";
import { TestSite, type TestSiteOptions } from "./testing/test-site.ts";

const PATIENCE = { timeout: 30_000, interval: 20 };
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function openSite(options: TestSiteOptions = {}): TestSite {
  const site = new TestSite(options);
  closers.push(() => site.close());
  return site;
}

/** Accepts connections on `host`; tells how many there were. */
async function listen(
  host: string,
  port = 0,
): Promise<{ port: number; accepted: () => number; server: Server }> {
  let accepted = 0;
  const server = createServer((socket) => {
    accepted += 1;
    socket.on("error", () => undefined).resume();
  });
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  return { port: (server.address() as { port: number }).port, accepted: () => accepted, server };
}

async function openDevice(
  pages: Readonly<
    Record<string, { status?: number; headers?: Record<string, string>; body: string | Buffer }>
  >,
) {
  const device = new HttpDevice({ answer: ({ path }) => pages[path] });
  const port = await device.listen();
  closers.push(() => device.close());
  return { device, base: `http://127.0.0.1:${port}` };
}

const host = "127.0.0.1";

describe("tcp_test", () => {
  test("tells open from closed, and why", async () => {
    const { port, server } = await listen(host);
    const site = openSite();
    expect(await site.result("tcp_test", { host, port })).toEqual({ host, open: true, port });
    await new Promise((resolve) => server.close(resolve));
    expect(await site.result("tcp_test", { host, port })).toEqual({
      error: expect.stringContaining("ECONNREFUSED"),
      host,
      open: false,
      port,
    });
  });

  test("refuses what is not on the site, and an empty host", async () => {
    const site = openSite({ policy: {} });
    expect(await site.ask("tcp_test", { host })).toMatchObject({ success: false, code: "target_refused" });
    expect(await site.ask("tcp_test", { host: "" })).toMatchObject({ error: "host required" });
  });
});

describe("network_scan", () => {
  test("finds what listens in the range, and tells so as it goes", async () => {
    const { port } = await listen("127.77.1.5");
    await listen("127.77.1.9", port);
    await listen("127.77.1.30", port);
    const site = openSite();
    const asked = { subnet: "127.77.1", ports: [port, 1], start_ip: 2, end_ip: 20, timeout_ms: 5_000 };
    const { found, ...others } = await site.result("network_scan", asked);
    expect(found).toHaveLength(2);
    expect(found).toEqual(
      expect.arrayContaining([
        { host: "127.77.1.5", port },
        { host: "127.77.1.9", port },
      ]),
    );
    expect(others).toEqual({ count: 2, ports: [port, 1], scanned: 38, subnet: "127.77.1.0/24" });
    expect(site.progress.map(({ status }) => status.replace(/\.\d+:/, ".N:"))).toEqual([
      `found 127.77.1.N:${port} (1 total)`,
      `found 127.77.1.N:${port} (2 total)`,
    ]);
  });

  test("does not dial a device that is connected", async () => {
    const { port, accepted } = await listen("127.77.2.1");
    const devices = [{ sn: "A", host: "meter.local", port, connected: true }];
    const resolve = () => Promise.resolve([{ address: "127.77.2.1", family: 4 }]);
    const asked = { subnet: "127.77.2", ports: [port], end_ip: 2, timeout_ms: 5_000 };
    expect(await openSite({ devices, resolve }).result("network_scan", asked)).toMatchObject({ count: 1 });
    expect(accepted()).toBe(0);
  });

  test.each([
    [{ subnet: "192.168.1" }, "subnet and ports required"],
    [{ subnet: "192.168.1", ports: [] }, "subnet and ports required"],
    [{ subnet: "8.8.8", ports: [80] }, "8.8.8.0/24 is not a private network"],
    [{ subnet: "127.0.0", ports: [80] }, "127.0.0.0/24 is not a private network"],
    [{ subnet: "example.org", ports: [80] }, "subnet must be the first three numbers of an address"],
    [{ subnet: "192.168.300", ports: [80] }, "subnet must be the first three numbers of an address"],
    [
      { subnet: "192.168.1", ports: Array.from({ length: 17 }, (_, i) => i + 1) },
      "ports must be a list of at most 16",
    ],
    [{ subnet: "192.168.1", ports: [80], end_ip: 255 }, "end_ip must be a whole number from 1 to 254"],
    [{ subnet: "192.168.1", ports: [80], start_ip: 9, end_ip: 8 }, "end_ip must not be less than start_ip"],
    [
      { subnet: "192.168.1", ports: [80], timeout_ms: 60_000 },
      "timeout_ms must be a whole number from 50 to 5000",
    ],
  ])("%j is refused", async (params, message) => {
    const { success, error } = await openSite({ policy: { allowPublic: true } }).ask("network_scan", params);
    expect(success).toBe(false);
    expect(error).toContain(message);
  });

  test("prefers a real network to those of containers, and never picks a public one", async () => {
    const targets = new ProbeTargets({ policy: {}, devices: () => [] });
    const docker = { name: "docker0", address: "172.17.0.1" };
    const tunnel = { name: "wg0", address: "10.8.0.2" };
    const wan = { name: "eth0", address: "93.184.216.34" };
    const lan = { name: "eth1", address: "192.168.4.7" };
    expect(chooseSiteAddress(targets, [docker, wan, tunnel, lan])).toBe(lan);
    expect(chooseSiteAddress(targets, [wan, docker, tunnel])).toBe(docker);
    expect(chooseSiteAddress(targets, [wan])).toBeUndefined();
  });

  test("without a subnet it looks around this machine's own, and says on which interface", async () => {
    const local = new ProbeTargets({ policy: { allowLoopback: true }, devices: () => [] });
    const { port } = await listen("127.77.3.4");
    const method = networkScan({ targets: local, clock: systemClock }, [
      { name: "docker0", address: "172.17.0.1" },
      { name: "eth0", address: "127.77.3.9" },
    ]);
    const params = { ports: [port], start_ip: 4, end_ip: 4, timeout_ms: 5_000, subnet: undefined };
    const call = { caller: "test", signal: new AbortController().signal, progress: () => undefined };
    expect(await method.run(params, call)).toMatchObject({
      count: 1,
      interface: "eth0",
      subnet: "127.77.3.0/24",
    });
  });
});

describe("rest_fetch", () => {
  test("answers with status and body, cut at a whole character", async () => {
    const { base, device } = await openDevice({
      "/": { body: "hello", headers: { "content-type": "text/plain" } },
      "/long": { body: `a${"ä".repeat(4_000)}` },
    });
    const site = openSite();
    expect(await site.result("rest_fetch", { url: base })).toEqual({
      body: "hello",
      content_type: "text/plain",
      status_code: 200,
      url: `${base}/`,
    });
    const long = await site.result("rest_fetch", { url: `${base}/long` });
    expect(long).toMatchObject({ body: `a${"ä".repeat(2_047)}`, body_is_cut: true });
    expect(await site.result("rest_fetch", { url: `${base}/none`, method: "head" })).toMatchObject({
      body: "",
      status_code: 404,
    });
    expect(device.requests.map(({ method }) => method)).toEqual(["GET", "GET", "HEAD"]);
  });

  test("follows redirects, but never to where it must not go", async () => {
    const to = (location: string) => ({ status: 302, headers: { location }, body: "" });
    const { base, device } = await openDevice({
      "/a": to("/b"),
      "/b": { body: "there" },
      "/out": to("http://93.184.216.34/"),
      "/meta": to("http://169.254.169.254/latest/meta-data/"),
      "/file": to("file:///etc/passwd"),
      "/loop": to("/loop"),
    });
    const site = openSite();
    expect(await site.result("rest_fetch", { url: `${base}/a` })).toMatchObject({
      body: "there",
      url: `${base}/b`,
    });
    const errors = async (path: string) => (await site.ask("rest_fetch", { url: `${base}${path}` })).error;
    expect(await errors("/out")).toBe("93.184.216.34 is not on a private network");
    expect(await errors("/meta")).toBe("169.254.169.254 is no address of a device");
    expect(await errors("/file")).toBe("the target of a redirect is no http:// or https:// URL");
    expect(await errors("/loop")).toBe("more than 5 redirects");
    expect(device.requests.length).toBe(2 + 1 + 1 + 1 + 6);
  });

  test("connects to the address that was checked, whatever the name means a moment later", async () => {
    const { base, device } = await openDevice({ "/": { body: "checked" } });
    let asked = 0;
    const site = openSite({
      resolve: async () => {
        asked += 1;
        return [{ address: asked === 1 ? host : "93.184.216.34", family: 4 }];
      },
    });
    const url = base.replace(host, "device.test");
    expect(await site.result("rest_fetch", { url })).toMatchObject({ body: "checked" });
    expect(asked).toBe(1);
    expect(device.requests[0]?.headers["host"]).toBe(new URL(url).host);
  });

  test("user name and password go to their own host only", async () => {
    const other = await openDevice({ "/": { body: "other" } });
    const { base, device } = await openDevice({
      "/": { status: 302, headers: { location: other.base }, body: "" },
    });
    const url = base.replace("//", "//anna:secret@");
    const result = await openSite().result("rest_fetch", { url });
    expect(JSON.stringify(result)).not.toContain("secret");
    expect(device.requests[0]?.headers["authorization"]).toMatch(/^Basic /);
    expect(other.device.requests[0]?.headers["authorization"]).toBeUndefined();
  });

  test.each([
    [{}, "url required"],
    [{ url: "http://[" }, "url is no http:// or https:// URL"],
    [{ url: "ftp://127.0.0.1/" }, "url is no http:// or https:// URL"],
    [{ url: "http://127.0.0.1/", method: "POST" }, "method must be one of GET, HEAD"],
    [{ url: "http://127.0.0.1/", method: "G T" }, "method must be one of GET, HEAD"],
  ])("%j is an error", async (params, error) => {
    expect(await openSite().ask("rest_fetch", params)).toMatchObject({ success: false, error });
  });

  test.each([
    "http://127.0.0.1/",
    "http://0x7f.1/",
    "http://2130706433/",
    "http://localhost/",
    "http://[::1]/",
  ])("%s is refused unless this machine is allowed", async (url) => {
    expect(await openSite({ policy: {} }).ask("rest_fetch", { url })).toMatchObject({
      code: "target_refused",
    });
  });

  test("methods that the operator allows are sent", async () => {
    const { base, device } = await openDevice({ "/": { body: "done" } });
    const site = openSite({ policy: { allowLoopback: true, httpMethods: ["GET", "POST"] } });
    expect(await site.result("rest_fetch", { url: base, method: "post" })).toMatchObject({ body: "done" });
    expect(device.requests[0]?.method).toBe("POST");
  });
});

describe("rest_inspect", () => {
  test("lists the paths that answer", async () => {
    const { base } = await openDevice({
      "/status": { body: "ok" },
      "/shelly": { body: "x".repeat(2_000) },
      "/api": { status: 401, body: "" },
    });
    expect(await openSite().result("rest_inspect", { base_url: `${base}//` })).toEqual({
      base_url: base,
      endpoints: [
        { path: "/status", status_code: 200, body: "ok" },
        { path: "/shelly", status_code: 200, body: "x".repeat(1_024) },
      ],
      responding: 2,
    });
  });

  test("a server that is not there has no endpoints, and a reason", async () => {
    const { port, server } = await listen(host);
    await new Promise((resolve) => server.close(resolve));
    const result = await openSite().result("rest_inspect", { base_url: `http://${host}:${port}` });
    expect(result).toMatchObject({
      endpoints: [],
      responding: 0,
      error: expect.stringContaining("ECONNREFUSED"),
    });
    expect(await openSite().ask("rest_inspect", {})).toMatchObject({ error: "base_url required" });
  });
});

describe.skipIf(!MosquittoBroker.isAvailable)("a broker (needs mosquitto)", () => {
  async function openBroker() {
    const broker = await MosquittoBroker.start();
    closers.push(() => broker.close());
    return broker;
  }

  test("is found to let us in", async () => {
    const { port } = await openBroker();
    const site = openSite();
    expect(await site.result("mqtt_connect", { broker: host, port })).toEqual({
      broker: `tcp://${host}:${port}`,
      connected: true,
    });
    expect(await site.ask("mqtt_connect", {})).toMatchObject({ error: "broker required" });
    expect(await openSite({ policy: {} }).ask("mqtt_connect", { broker: host })).toMatchObject({
      code: "target_refused",
    });
  });

  test("is listened to: two at once do not throw each other out, payloads are cut at a whole character", async () => {
    const { port } = await openBroker();
    const site = openSite();
    const asked = { broker: host, port, topic: "solar/#", duration_secs: 3 };
    const listening = Promise.all([
      site.result("mqtt_subscribe", asked),
      site.result("mqtt_subscribe", asked),
    ]);
    const publisher = await MqttConnection.open(
      { host, port },
      {
        clientId: "publisher",
        clock: systemClock,
        signal: new AbortController().signal,
        onMessage: () => undefined,
      },
    );
    while (site.progress.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    await publisher.publish("elsewhere", Buffer.from("1"));
    await publisher.publish("solar/long", Buffer.from(`a${"ä".repeat(2_000)}`));
    for (let index = 0; index < 60; index++) await publisher.publish("solar/n", Buffer.from(String(index)));
    await publisher.close();
    for (const { sample_messages: samples, ...others } of await listening) {
      expect(others).toEqual({ message_count: 50, topic_pattern: "solar/#" });
      expect((samples as object[])[0]).toEqual({ topic: "solar/long", payload: `a${"ä".repeat(1_023)}...` });
      expect((samples as object[])[1]).toEqual({ topic: "solar/n", payload: "0" });
    }
  });

  test("that goes away while it is listened to is an error, with what came until then", async () => {
    const broker = await openBroker();
    const site = openSite();
    const listening = site.ask("mqtt_subscribe", {
      broker: host,
      port: broker.port,
      topic: "#",
      duration_secs: 30,
    });
    while (site.progress.length < 1) await new Promise((resolve) => setTimeout(resolve, 5));
    await broker.close();
    expect(await listening).toMatchObject({
      success: false,
      code: "connection_lost",
      result: { message_count: 0, sample_messages: [], topic_pattern: "#" },
    });
  });

  test("is told when a topic is none", async () => {
    const { port } = await openBroker();
    const site = openSite();
    for (const topic of ["a/#/b", "a+", "\0"]) {
      const answer = await site.ask("mqtt_subscribe", { broker: host, port, topic });
      expect(answer).toMatchObject({ error: expect.stringContaining("topic must have + and #") });
    }
    expect(await site.ask("mqtt_subscribe", { broker: host })).toMatchObject({
      error: "broker and topic required",
    });
  });
});

test("a subscription that the broker refuses is an error, and nothing stays open", async () => {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("data", (packet) => {
      const type = packet.readUInt8(0) >> 4;
      if (type === 1) socket.write(Buffer.from([0x20, 2, 0, 0]));
      if (type === 8) socket.write(Buffer.from([0x90, 3, packet.readUInt8(2), packet.readUInt8(3), 0x80]));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as AddressInfo;
  expect(await openSite().ask("mqtt_subscribe", { broker: host, port, topic: "secret/#" })).toMatchObject({
    success: false,
    error: "the broker refuses the subscription",
    code: "not_permitted",
  });
  await vi.waitFor(() => expect(open.size).toBe(0), PATIENCE);
});

test("a broker that says nothing is timed out", async () => {
  const { port, accepted } = await listen(host);
  const site = openSite();
  // Before any of it is loaded: the client has a timer of its own.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  closers.push(async () => void vi.useRealTimers());
  const asking = site.ask("mqtt_connect", { broker: host, port });
  while (accepted() < 1) await new Promise((resolve) => setImmediate(resolve));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await asking).toMatchObject({ success: false, error: "connection timed out" });
});

test("list_devices tells where devices are and how they are doing", async () => {
  const devices = [
    {
      sn: "INV-1",
      driver: "sunspec",
      host: "192.168.1.20",
      port: 502,
      connected: false,
      error: "no answer",
      intervalMs: 5_000,
      violations: 0,
      ders: [{ kind: "pv", fields: {}, atMs: 0 }] as const,
    },
  ];
  const site = openSite({ devices });
  expect(await site.result("list_devices", {})).toEqual({
    count: 1,
    devices: [
      {
        sn: "INV-1",
        driver: "sunspec",
        host: "192.168.1.20",
        port: 502,
        connected: false,
        last_error: "no answer",
        poll_interval_ms: 5_000,
        violations: 0,
        ders: ["pv"],
      },
    ],
  });
  expect(await openSite().result("list_devices", {})).toEqual({ count: 0, devices: [] });
});
