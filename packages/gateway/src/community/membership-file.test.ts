import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ConfigError } from "@sourceful/domain";
import { SigningKey } from "@sourceful/identity";
import { expect, test } from "vitest";
import { loadMembership, parseMembership } from "./membership-file.ts";

const key = SigningKey.create().publicKey;
function problemsOf(document: unknown): string[] {
  try {
    parseMembership(JSON.stringify(document), "community.json");
  } catch (thrown) {
    const { code, message } = thrown as ConfigError;
    expect(code).toBe("config_invalid");
    return message
      .split("\n")
      .slice(1)
      .map((line) => line.trim());
  }
  return [];
}

test("the least that is needed is the community's name", () => {
  expect(parseMembership('\ufeff{ "community": "erl" }', "f")).toEqual({ community: "erl" });
});

test("an authority is for a server", () => {
  expect(problemsOf({ community: "erl", url: "tls://hub.example", ca_file: "hub.pem" })).toEqual([]);
  expect(problemsOf({ community: "erl", ca_file: "hub.pem" })).toEqual(["ca_file means nothing without url"]);
});

test("a DER that no message can name is a problem, as it would never be offered", () => {
  const of = (sn: string) => problemsOf({ community: "erl", flexibility: [{ sn, type: "pv" }] });
  const told = "flexibility[0].sn cannot be named in a message";
  for (const sn of ["a b", 'a"', "dömaren", "x".repeat(126)]) expect(of(sn)[0]).toContain(told);
  expect(of("x".repeat(125))).toEqual([]);
});

test("without a file there is no membership, with an unreadable one an error", async () => {
  const folder = await mkdtemp(join(tmpdir(), "membership-"));
  expect(await loadMembership(join(folder, "community.json"))).toBeUndefined();
  await expect(loadMembership(folder)).rejects.toThrow(
    expect.objectContaining({ code: "config_unreadable" }) as ConfigError,
  );
  await writeFile(join(folder, "community.json"), '{ "community": ');
  await expect(loadMembership(join(folder, "community.json"))).rejects.toThrow(/community\.json:1:\d+: /);
  await rm(folder, { recursive: true });
});

test("every problem is told at once, with its path", () => {
  const problems = problemsOf({
    comunity: "erl",
    url: "http://hub.example",
    edgeware: [
      { public_key: "A".repeat(43) },
      { public_key: key },
      { public_key: key, key_epoch: 2 },
      { public_key: "short", key_epoch: 3 },
    ],
    phases: 4,
    flexibility: [
      { sn: "B", type: "battery", min_soc: 0.9, departure: "07:00" },
      { sn: "B", type: "battery", max_soc: 2 },
      { sn: "E", type: "ev", departure: "7" },
      { sn: "H", type: "heat_pump" },
    ],
    comfort: [
      { id: "room", kind: "co2", sn: "X", metric: "co2" },
      { id: "room", kind: "co2", sn: "X", metric: "co2", lower: 5, upper: 5 },
    ],
  });
  for (const start of [
    "the file needs",
    "comunity ",
    "url cannot be used: Not a NATS URL (scheme http is not known)",
    "edgeware[0].public_key cannot be used: the public key is one that anybody can sign with",
    "edgeware[1] is key 1 of edgeware a second time",
    "edgeware[3].public_key ",
    "phases ",
    "flexibility[0].min_soc is 0.9, not below max_soc (0.9)",
    'flexibility[0].departure means nothing for a DER of kind "battery"',
    "flexibility[1] lists battery of B a second time",
    "flexibility[1].max_soc ",
    "flexibility[2] has one of departure and needs_wh, and needs both",
    "flexibility[2].departure ",
    "flexibility[3].type ",
    "comfort[0] has neither lower nor upper",
    'comfort[1].id is "room", as another',
    "comfort[1].lower is 5, not below upper (5)",
  ]) {
    expect(
      problems.filter(
        (problem) =>
          problem.startsWith(start.replace("the file needs", "community ")) || problem.startsWith(start),
      ),
      start,
    ).not.toEqual([]);
  }
  expect(problems).toHaveLength(17);
});

test.each([
  [[]],
  [null],
  ["x"],
  [{ community: "a", flexibility: [null, 1] }],
  [{ community: "a", comfort: {} }],
])("%j is refused without a crash", (document) => {
  expect(problemsOf(document)).not.toEqual([]);
});
