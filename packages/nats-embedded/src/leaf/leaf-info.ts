/** What the other server says of itself. Source: nats-server, Info in server/server.go. */
export interface LeafInfo {
  readonly serverName: string;
  readonly nonce: string;
  readonly maxPayloadBytes: number;
  readonly isHeaderCapable: boolean;
  readonly isTlsRequired: boolean;
  /** False when another kind of port answered. */
  readonly isLeafPort: boolean;
  /** CONNECT will be answered with another INFO. */
  readonly isAnsweringConnect: boolean;
  /** This is that INFO: we were let in. */
  readonly isConnectAnswer: boolean;
  /** What we may send there, and what we may subscribe to there; undefined when nothing is said. */
  readonly publish: LeafPermissions | undefined;
  readonly subscribe: LeafPermissions | undefined;
}

/** Subjects the other server lets us use. */
export interface LeafPermissions {
  readonly allow: readonly string[] | undefined;
  readonly deny: readonly string[];
}

/** Undefined when it is no JSON object. Fields of the wrong type are taken as missing. */
export function parseLeafInfo(json: string): LeafInfo | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return undefined;
  const given = parsed as Record<string, unknown>;
  const text = (key: string) => (typeof given[key] === "string" ? given[key] : "");
  return {
    serverName: text("server_name") || text("server_id"),
    nonce: text("nonce"),
    maxPayloadBytes: typeof given["max_payload"] === "number" ? given["max_payload"] : 1_048_576,
    isHeaderCapable: given["headers"] === true,
    isTlsRequired: given["tls_required"] === true,
    isLeafPort: typeof given["client_id"] === "number" && Array.isArray(given["leafnode_urls"]),
    isAnsweringConnect: given["info_on_connect"] === true,
    isConnectAnswer: given["connect_info"] === true,
    // The names are those of the other side: what it exports, we may publish to it.
    publish: permissions(given["export"]),
    subscribe: permissions(given["import"]),
  };
}

function permissions(given: unknown): LeafPermissions | undefined {
  if (typeof given !== "object" || given === null) return undefined;
  const { allow, deny } = given as Record<string, unknown>;
  return {
    allow: Array.isArray(allow) ? subjects(allow) : undefined,
    deny: Array.isArray(deny) ? subjects(deny) : [],
  };
}

/** Subjects are handled as latin1 text of their bytes. */
function subjects(given: readonly unknown[]): string[] {
  return given.flatMap((entry) => (typeof entry === "string" ? [Buffer.from(entry).toString("latin1")] : []));
}
