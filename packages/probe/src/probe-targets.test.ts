import type { DeviceStatus } from "@sourceful/gateway";
import { describe, expect, test } from "vitest";
import { ProbeTargets } from "./probe-targets.ts";
import type { TargetPolicy } from "./target-policy.ts";
import { addressKind } from "./target-policy.ts";

const NAMES: Readonly<Record<string, readonly string[]>> = {
  "inverter.local": ["192.168.1.20"],
  "rebound.example": ["192.168.1.20", "127.0.0.1"],
  "meta.example": ["169.254.169.254"],
  "site.example": ["93.184.216.34"],
  "twofold.example": ["169.254.169.254", "192.168.1.20"],
  localhost: ["127.0.0.1", "::1"],
};

function targetsOf(policy: TargetPolicy = {}, devices: readonly Partial<DeviceStatus>[] = []): ProbeTargets {
  return new ProbeTargets({
    policy,
    devices: () => devices as DeviceStatus[],
    resolve: async (host) => {
      const addresses = NAMES[host];
      if (!addresses) throw new Error(`no ${host}`);
      return addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    },
  });
}

test.each([
  ["10.0.0.1", "private"],
  ["172.15.255.255", "public"],
  ["172.16.0.1", "private"],
  ["172.31.255.255", "private"],
  ["172.32.0.0", "public"],
  ["192.168.0.1", "private"],
  ["192.169.0.1", "public"],
  ["100.64.0.1", "public"],
  ["127.0.0.1", "loopback"],
  ["127.9.9.9", "loopback"],
  ["169.254.169.254", "forbidden"],
  ["0.0.0.0", "forbidden"],
  ["255.255.255.255", "forbidden"],
  ["224.0.0.251", "forbidden"],
  ["8.8.8.8", "public"],
  ["::1", "loopback"],
  ["::", "forbidden"],
  ["fd12::1", "private"],
  ["fd00:ec2::254", "forbidden"],
  ["ff02::1", "forbidden"],
  ["2001:db8::1", "public"],
  ["::ffff:10.0.0.1", "private"],
  ["::ffff:127.0.0.1", "loopback"],
  ["::ffff:169.254.169.254", "forbidden"],
  ["64:ff9b::7f00:1", "public"],
  ["inverter", "forbidden"],
] as const)("%s is %s", (address, kind) => {
  expect(addressKind(address)).toBe(kind);
});

describe("a host", () => {
  test("on a private network is found by name and by address, and only its checked address is used", async () => {
    const target = await targetsOf().find("Inverter.LOCAL.", 502);
    expect(target).toMatchObject({
      host: "Inverter.LOCAL.",
      address: "192.168.1.20",
      port: 502,
      devices: [],
    });
    const looked = await new Promise((resolve) => {
      target.lookup("changed.meanwhile", { all: false }, (_error, address) => resolve(address));
    });
    expect(looked).toBe("192.168.1.20");
  });

  test.each([
    ["8.8.8.8", "8.8.8.8 is not on a private network"],
    ["127.0.0.1", "127.0.0.1 is this machine"],
    ["[::1]", "[::1] is this machine"],
    ["site.example", "site.example (93.184.216.34) is not on a private network"],
    ["rebound.example", "rebound.example (127.0.0.1) is this machine"],
    ["meta.example", "meta.example (169.254.169.254) is no address of a device"],
  ])("%s is refused", async (host, message) => {
    await expect(targetsOf().find(host, 80)).rejects.toMatchObject({ message, code: "target_refused" });
  });

  test("without a name, or with one that nothing answers to, is an error", async () => {
    await expect(targetsOf().find("  ", 80)).rejects.toThrow("host required");
    await expect(targetsOf().find("nobody.local", 80)).rejects.toThrow(
      "cannot resolve nobody.local: no nobody.local",
    );
  });

  test("that the operator allows is reached, the metadata of clouds only by name", async () => {
    const open = targetsOf({ allowPublic: true, allowLoopback: true });
    await expect(open.find("8.8.8.8", 80)).resolves.toMatchObject({ address: "8.8.8.8" });
    await expect(open.find("localhost", 80)).resolves.toMatchObject({ address: "127.0.0.1" });
    await expect(open.find("169.254.169.254", 80)).rejects.toThrow("is no address of a device");
    const listed = targetsOf({
      allowedHosts: ["Site.Example", "rebound.example", "meta.example", "127.0.0.1"],
    });
    await expect(listed.find("127.0.0.1", 80)).resolves.toMatchObject({ address: "127.0.0.1" });
    await expect(listed.find("rebound.example", 80)).rejects.toThrow("(127.0.0.1) is this machine");
    await expect(listed.find("meta.example", 80)).rejects.toThrow("is no address of a device");
    await expect(listed.find("site.example", 443)).resolves.toMatchObject({ address: "93.184.216.34" });
    await expect(listed.find("93.184.216.34", 443)).rejects.toThrow("is not on a private network");
  });

  test("that names a device's address and others is refused for the others", async () => {
    const targets = targetsOf({}, [
      { sn: "B", host: "192.168.1.20", port: 80 },
      { sn: "C", host: "8.8.8.8", port: 80 },
    ]);
    await expect(targets.find("twofold.example", 80)).rejects.toThrow("is no address of a device");
    await expect(targets.find("rebound.example", 80)).rejects.toThrow("is this machine");
    await expect(targets.find("8.8.8.8", 80)).resolves.toMatchObject({ devices: [{ sn: "C" }] });
  });

  test("of a configured device is reached on its port, under any of its names", async () => {
    const devices = [
      { sn: "A", host: "site.example", port: 1502 },
      { sn: "B", host: "192.168.1.20" },
    ];
    const targets = targetsOf({}, devices);
    await expect(targets.find("93.184.216.34", 1502)).resolves.toMatchObject({ devices: [{ sn: "A" }] });
    await expect(targets.find("inverter.local", 502)).resolves.toMatchObject({ devices: [{ sn: "B" }] });
    await expect(targets.find("site.example", 80)).rejects.toThrow("is not on a private network");
  });
});
