import { expect, test } from "vitest";
import { inspectDriver } from "./inspect-driver.ts";

test("finds what it calls, not what comments and texts mention", () => {
  const { hostFunctions, problems } = inspectDriver(
    `
    host.log("host.in_text", 'it\\'s host.in_quotes') -- host.in_comment
    --[==[ host.in_long_comment ]] ]==] host.emit("meter", {}) --[[ x ]] host.launch()
    local text = [[ host.in_long_text ]]
    `,
    undefined,
  );
  expect(hostFunctions).toEqual(["emit", "launch", "log"]);
  expect(problems).toEqual(["calls host.launch, which this version does not have"]);
});

test.each([
  "if host.fly then host.fly() end",
  "if  type(host.fly) == 'function' then host.fly() end",
  "local can = host and host.fly",
  "local f = nil or\n  host.fly",
  "pcall(host.fly, 1)",
  "host.fly = function() end host.fly()",
])("what it asks for first, or makes itself, is not missing: %s", (source) => {
  expect(inspectDriver(source, undefined)).toMatchObject({ hostFunctions: ["fly"], problems: [] });
});

test("comparing is not making", () => {
  expect(inspectDriver("while host.fly == 1 do end", undefined).problems).toHaveLength(1);
});

// The largest there may be. Looking through the rest of it from each place would hold the whole node up for minutes.
const SIZE = 2 * 1024 * 1024;
test.each([
  ["beginnings of comments in a text", `x = [==[${"--[=[".repeat(SIZE / 5)}]==]`],
  ["quotes in a text", `x = [==[${'"\\"'.repeat(SIZE / 3)}]==]`],
  ["names", Array.from({ length: SIZE / 17 }, (_, index) => `x=host.a${index}`).join("\n")],
  ["spaces", `if${" ".repeat(SIZE)}true then end`],
])("a source that is full of %s is looked through in one go", (_, source) => {
  expect(inspectDriver(source, undefined).notes).toEqual([]);
});
