import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findHardwareAddress } from "./hardware-address.ts";
import { deriveSerial } from "./index.ts";

// Vectors of edge-node contract 2.3.
test.each([
  ["edge-01", "02:42:ac:11:00:02", "hugin-49d3f4cd"],
  ["raspberrypi", "b8:27:eb:01:23:45", "hugin-51ee2754"],
  ["unknown", "00:00:00:00:00:00", "hugin-d946e080"],
])("%s with %s is %s", (hostname, mac, serial) => {
  expect(deriveSerial(hostname, mac)).toBe(serial);
});

describe("the hardware address", () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "net-"));
  });
  afterAll(() => rm(root, { recursive: true }));

  interface Interface {
    address?: string;
    flags?: string;
    type?: string;
  }

  async function find(interfaces: Readonly<Record<string, Interface>>): Promise<string> {
    const directory = await mkdtemp(join(root, "sys-"));
    for (const [name, files] of Object.entries(interfaces)) {
      await mkdir(join(directory, name));
      for (const [file, content] of Object.entries({ flags: "0x1003", type: "1", ...files })) {
        await writeFile(join(directory, name, file), `${content}\n`);
      }
    }
    // What Linux keeps there besides interfaces.
    await writeFile(join(directory, "bonding_masters"), "bond0\n");
    return findHardwareAddress(directory);
  }

  const LO = { address: "00:00:00:00:00:00", flags: "0x9", type: "772" };

  test("is that of the first interface by name, up or down", async () => {
    const interfaces = {
      lo: LO,
      wlan0: { address: "aa:aa:aa:aa:aa:aa" },
      eth1: { address: "cc:cc:cc:cc:cc:cc" },
      eth0: { address: "BB:bb:bb:bb:bb:bb", flags: "0x1002" },
    };
    expect(await find(interfaces)).toBe("bb:bb:bb:bb:bb:bb");
  });

  test("sorts names by bytes, capitals first", async () => {
    const interfaces = { a: { address: "aa:aa:aa:aa:aa:aa" }, Z: { address: "bb:bb:bb:bb:bb:bb" } };
    expect(await find(interfaces)).toBe("bb:bb:bb:bb:bb:bb");
  });

  test("skips the loopback, zeros, missing addresses and IP tunnels", async () => {
    const interfaces = {
      a_loop: { address: "11:11:11:11:11:11", flags: "0x9" },
      b_zero: { address: "00:00:00:00:00:00" },
      c_none: { address: "" },
      d_missing: {},
      e_gre: { address: "0a:00:00:01", type: "778" },
      f_ip6tnl: { address: Array.from({ length: 16 }, () => "fe").join(":"), type: "769" },
      g_real: { address: "dd:dd:dd:dd:dd:dd" },
    };
    expect(await find(interfaces)).toBe("dd:dd:dd:dd:dd:dd");
  });

  test("may be longer than that of Ethernet", async () => {
    const address = Array.from({ length: 20 }, (_, n) => n.toString(16).padStart(2, "0")).join(":");
    expect(await find({ ib0: { address, type: "32" } })).toBe(address);
  });

  test("is zeros when there is none", async () => {
    expect(await find({ lo: LO })).toBe("00:00:00:00:00:00");
  });

  test("comes from the runtime where Linux's list does not exist", async () => {
    expect(await findHardwareAddress(join(root, "nothing"))).toMatch(/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/);
  });
});
