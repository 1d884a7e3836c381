import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { DER_FIELDS, DER_KINDS, type FieldDefinition } from "@sourceful/domain";
import { expect, test } from "vitest";

const page = fileURLToPath(new URL("../docs/writing-a-driver.md", import.meta.url));

// `pnpm generate` writes the table into the page.
test("the page lists the fields of every kind", async () => {
  const text = readFileSync(page, "utf8");
  const [before, after] = [
    text.split("<!-- fields: generated -->\n")[0],
    text.split("<!-- end of fields -->\n")[1],
  ];
  const rows = DER_KINDS.map((kind) => `| \`${kind}\` | ${DER_FIELDS[kind].map(describe).join(", ")} |`);
  const strings = "`mpptN_v` V, `mpptN_a` A, `mpptN_w` W for the DC strings of an inverter, from 1";
  const table = [
    "| kind | fields |",
    "|---|---|",
    ...rows.map((row) => row.replace(/^(\| `pv` .*) \|$/, `$1, ${strings} |`)),
  ];
  const expected = `${before}<!-- fields: generated -->\n${table.join("\n")}\n<!-- end of fields -->\n${after}`;
  await expect(expected).toMatchFileSnapshot(page);
});

function describe({ name, unit, aliases = [] }: FieldDefinition): string {
  const parts = [`\`${name}\``, unit === "" || unit === "text" || unit === "bool" ? "" : unit];
  if (aliases.length > 0) parts.push(`(${aliases.map((alias) => `\`${alias}\``).join(", ")})`);
  return parts.filter((part) => part !== "").join(" ");
}
