import { describe, expect, test } from "vitest";
import { type HostResolver, resolveAllowedHost } from "./allowed-host.ts";

const answering =
  (...addresses: string[]): HostResolver =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
const lan = answering("192.168.1.20");

describe("the allow-list", () => {
  test.each([
    [["inverter.lan"], "inverter.lan", 80],
    [["inverter.lan"], "INVERTER.lan.", 8080],
    [["Inverter.LAN:8080"], "inverter.lan", 8080],
    [["192.168.1.20"], "192.168.1.20", 443],
    [["192.168.1.20:443"], "192.168.1.20", 443],
    [["fe80::1"], "[fe80::1]", 80],
    [["[fe80::1]:80"], "fe80::1", 80],
    [["other.lan", "inverter.lan"], "inverter.lan", 80],
  ])("%j lets %s:%i through", async (allowed, host, port) => {
    await expect(resolveAllowedHost(allowed, host, port, lan)).resolves.toMatchObject({ port });
  });

  test.each([
    [[], "inverter.lan", 80],
    [["inverter.lan"], "inverter.lan.evil.example", 80],
    [["inverter.lan"], "evil-inverter.lan", 80],
    [["inverter.lan:8080"], "inverter.lan", 80],
    [["inverter.lan:80"], "other.lan", 80],
    [["192.168.1.20"], "192.168.1.21", 80],
    [["[fe80::1]:80"], "fe80::1", 81],
    [["fd00::5:80"], "fd00::5", 80],
    [["inverter.lan"], "inverter.lan@evil.example", 80],
    [["inverter.lan"], "", 80],
    [[""], "", 80],
  ])("%j keeps %s:%i out", async (allowed, host, port) => {
    await expect(resolveAllowedHost(allowed, host, port, lan)).rejects.toMatchObject({
      code: "host_not_allowed",
    });
  });
});

describe("what a name stands for", () => {
  test.each([
    "127.0.0.1",
    "127.8.9.10",
    "0.0.0.0",
    "::1",
    "::ffff:127.0.0.1",
    "169.254.169.254",
    "224.0.0.1",
  ])("must not be %s", async (address) => {
    const resolving = resolveAllowedHost(
      ["cloud.example"],
      "cloud.example",
      443,
      answering("9.9.9.9", address),
    );
    await expect(resolving).rejects.toMatchObject({ code: "host_not_allowed" });
  });

  test("may be this machine where the operator wrote its address or localhost", async () => {
    await expect(resolveAllowedHost(["127.0.0.1"], "127.0.0.1", 80, lan)).resolves.toMatchObject({
      host: "127.0.0.1",
    });
    await expect(
      resolveAllowedHost(["localhost"], "localhost", 80, answering("127.0.0.1")),
    ).resolves.toMatchObject({ host: "localhost" });
  });

  test("may be nothing, which is an error that can pass", async () => {
    await expect(resolveAllowedHost(["a.lan"], "a.lan", 80, answering())).rejects.toMatchObject({
      code: "connection_failed",
      retry: "later",
    });
    const failing = () => Promise.reject(new Error("ENOTFOUND a.lan"));
    await expect(resolveAllowedHost(["a.lan"], "a.lan", 80, failing)).rejects.toThrow(/ENOTFOUND/);
  });
});

test("the lookup gives the addresses that were checked", async () => {
  const { lookup } = await resolveAllowedHost(["a.lan"], "a.lan", 80, answering("192.168.1.20", "fe80::1"));
  const one = await new Promise((resolve) => lookup("a.lan", {}, (_error, ...rest) => resolve(rest)));
  expect(one).toEqual(["192.168.1.20", 4]);
  const all = await new Promise((resolve) => lookup("a.lan", { all: true }, (_error, list) => resolve(list)));
  expect(all).toEqual([
    { address: "192.168.1.20", family: 4 },
    { address: "fe80::1", family: 6 },
  ]);
});
