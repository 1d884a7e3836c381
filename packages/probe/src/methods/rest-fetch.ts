import { ProtocolError } from "@sourceful/domain";
import { fetchPage, parseHttpUrl } from "../fetch-page.ts";
import { defineProbeMethod, type ProbeMethod } from "../probe-method.ts";
import type { ProbeSite } from "../probe-site.ts";

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 4_096;
const READING_METHODS = ["GET", "HEAD"];

/** One request to a web server on the site. */
export function restFetch(site: Pick<ProbeSite, "targets" | "clock">): ProbeMethod {
  return defineProbeMethod({
    name: "rest_fetch",
    summary: "Asks a web server on the site for one page.",
    params: {
      url: { type: "text", isRequired: true, maxBytes: 4_096, description: "http:// or https:// URL." },
      method: { type: "text", default: "GET", description: "Method of HTTP." },
    },
    missing: "url required",
    example: { url: "http://192.168.1.30/status" },
    isHeavy: false,
    deadlineMs: () => TIMEOUT_MS + 2_000,
    async run({ url, method: spelled }, { signal }) {
      const method = spelled.toUpperCase();
      const allowed = site.targets.policy.httpMethods ?? READING_METHODS;
      if (!allowed.includes(method)) {
        const problem = `method must be one of ${allowed.join(", ")}`;
        throw new ProtocolError(problem, { code: "probe_params_invalid" });
      }
      const asked = parseHttpUrl("url", url);
      const page = await fetchPage(
        { url: asked, method, maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS, signal },
        site,
      );
      return {
        body: page.body,
        ...(page.isCut ? { body_is_cut: true } : {}),
        content_type: page.contentType,
        status_code: page.status,
        url: page.url,
      };
    },
  });
}
