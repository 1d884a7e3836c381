import { fileURLToPath } from "node:url";
import { silentLogger, systemClock } from "@sourceful/domain";
import { expect, test } from "vitest";
import { type OpenApiDocument, renderApiDocument } from "./api-document.ts";
import { createApp, describeApi } from "./api-server.ts";

async function describe(): Promise<OpenApiDocument> {
  const app = createApp();
  const options = { version: "0", clock: systemClock, logger: silentLogger };
  await describeApi(app, options, () => undefined);
  const response = await app.inject({ url: "/openapi.json" });
  await app.close();
  return response.json();
}

test("docs/edgeware-api.md is the API's description of itself (generated)", async () => {
  const file = fileURLToPath(new URL("../../../../docs/edgeware-api.md", import.meta.url));
  await expect(renderApiDocument(await describe())).toMatchFileSnapshot(file);
});

test("every reference in the API's description leads somewhere", async () => {
  const document = await describe();
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(
    ([, name = ""]) => name,
  );
  expect(references.length).toBeGreaterThan(20);
  for (const reference of references) {
    const [, name = ""] = /^#\/components\/schemas\/(\w+)$/.exec(reference) ?? [];
    expect(Object.keys(document.components.schemas)).toContain(name);
  }
});
