import { errorMessage } from "@sourceful/domain";
import { parsePublicKey } from "@sourceful/identity";
import { describeBusUrl, type SchemaProblem } from "@sourceful/messaging";
import { WIRE_ID } from "./offered-ders.ts";

type Entry = Readonly<Record<string, unknown>>;

/** Keys that mean nothing for other kinds of DER. */
const KINDS_OF_KEY: Readonly<Record<string, readonly string[]>> = {
  capacity_wh: ["battery", "v2x_charger"],
  min_soc: ["battery"],
  max_soc: ["battery", "v2x_charger"],
  departure: ["ev"],
  needs_wh: ["ev"],
  departure_soc: ["v2x_charger"],
};

/**
 * What no schema can say of a community.json. Looks at whatever can be read, also of a document that does not match
 * its schema, and says nothing about what cannot.
 */
export function findMembershipProblems(document: unknown): SchemaProblem[] {
  const { url, ca_file: caFile, edgeware, flexibility, comfort } = asEntry(document);
  return [
    ...serverProblems(url, caFile),
    ...keyProblems(asEntries(edgeware)),
    ...derProblems(asEntries(flexibility)),
    ...comfortProblems(asEntries(comfort)),
  ];
}

function serverProblems(url: unknown, caFile: unknown): SchemaProblem[] {
  if (url === undefined)
    return caFile === undefined ? [] : [{ path: "ca_file", message: "means nothing without url" }];
  if (typeof url !== "string" || url === "") return [];
  try {
    describeBusUrl(url);
    return [];
  } catch (thrown) {
    return [{ path: "url", message: `cannot be used: ${errorMessage(thrown)}` }];
  }
}

function keyProblems(keys: readonly Entry[]): SchemaProblem[] {
  const seen = new Set<string>();
  return keys.flatMap(({ public_key: publicKey, key_epoch: epoch = 1, name = "edgeware" }, index) => {
    const problems: SchemaProblem[] = [];
    const path = `edgeware[${index}]`;
    const id = JSON.stringify([name, epoch]);
    if (seen.has(id))
      problems.push({ path, message: `is key ${String(epoch)} of ${String(name)} a second time` });
    seen.add(id);
    // What is not even of that length is told by the schema.
    if (typeof publicKey === "string" && publicKey.length === 43) {
      try {
        parsePublicKey(publicKey);
      } catch (thrown) {
        problems.push({ path: `${path}.public_key`, message: `cannot be used: ${errorMessage(thrown)}` });
      }
    }
    return problems;
  });
}

function derProblems(ders: readonly Entry[]): SchemaProblem[] {
  const seen = new Set<string>();
  return ders.flatMap((der, index) => {
    const path = `flexibility[${index}]`;
    const problems: SchemaProblem[] = [];
    const { sn, type, min_soc: minSoc = 0.2, max_soc: maxSoc = 0.9 } = der;
    const id = JSON.stringify([sn, type]);
    if (seen.has(id))
      problems.push({ path, message: `lists ${String(type)} of ${String(sn)} a second time` });
    seen.add(id);
    if (typeof sn === "string" && sn !== "" && !WIRE_ID.test(`${sn}:${String(type)}`)) {
      const most = "at most 128 characters with its kind, of ASCII, without blank, quote or backslash";
      problems.push({ path: `${path}.sn`, message: `cannot be named in a message: ${most}` });
    }
    for (const [key, kinds] of Object.entries(KINDS_OF_KEY)) {
      if (der[key] !== undefined && typeof type === "string" && !kinds.includes(type)) {
        problems.push({ path: `${path}.${key}`, message: `means nothing for a DER of kind "${type}"` });
      }
    }
    if (typeof minSoc === "number" && typeof maxSoc === "number" && minSoc >= maxSoc) {
      problems.push({ path: `${path}.min_soc`, message: `is ${minSoc}, not below max_soc (${maxSoc})` });
    }
    if (type === "ev" && (der["departure"] === undefined) !== (der["needs_wh"] === undefined)) {
      problems.push({ path, message: "has one of departure and needs_wh, and needs both" });
    }
    return problems;
  });
}

function comfortProblems(bounds: readonly Entry[]): SchemaProblem[] {
  const seen = new Set<unknown>();
  return bounds.flatMap(({ id, lower, upper }, index) => {
    const path = `comfort[${index}]`;
    const problems: SchemaProblem[] = [];
    if (id !== undefined && seen.has(id))
      problems.push({ path: `${path}.id`, message: `is ${JSON.stringify(id)}, as another` });
    seen.add(id);
    if (lower === undefined && upper === undefined)
      problems.push({ path, message: "has neither lower nor upper" });
    if (typeof lower === "number" && typeof upper === "number" && lower >= upper) {
      problems.push({ path: `${path}.lower`, message: `is ${lower}, not below upper (${upper})` });
    }
    return problems;
  });
}

function asEntry(value: unknown): Entry {
  return typeof value === "object" && value !== null ? (value as Entry) : {};
}

function asEntries(value: unknown): Entry[] {
  return Array.isArray(value) ? value.map(asEntry) : [];
}
