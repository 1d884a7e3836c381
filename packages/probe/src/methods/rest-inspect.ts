import { EdgeError, errorMessage } from "@sourceful/domain";
import { fetchPage, parseHttpUrl } from "../fetch-page.ts";
import { defineProbeMethod, type ProbeMethod } from "../probe-method.ts";
import type { ProbeSite } from "../probe-site.ts";

const PATHS = ["/", "/api", "/status", "/info", "/data", "/rpc", "/shelly", "/meter/0", "/emeter/0"];
const TIMEOUT_MS = 5_000;
const MAX_BYTES = 1_024;

/** Looks for what a web server on the site has, under paths that energy devices use. */
export function restInspect(site: Pick<ProbeSite, "targets" | "clock">): ProbeMethod {
  return defineProbeMethod({
    name: "rest_inspect",
    summary: "Tries paths that energy devices use on a web server of the site.",
    params: {
      base_url: {
        type: "text",
        isRequired: true,
        description: "http:// or https:// URL the paths are added to.",
      },
    },
    missing: "base_url required",
    example: { base_url: "http://192.168.1.30" },
    isHeavy: false,
    deadlineMs: () => PATHS.length * TIMEOUT_MS + 2_000,
    async run({ base_url: baseUrl }, { signal, progress }) {
      const base = baseUrl.replace(/\/+$/, "");
      parseHttpUrl("base_url", base);
      const endpoints: object[] = [];
      let error: string | undefined;
      for (const [index, path] of PATHS.entries()) {
        progress({ status: `GET ${path}`, done: index, total: PATHS.length });
        const url = parseHttpUrl("base_url", `${base}${path}`);
        try {
          const page = await fetchPage(
            { url, method: "GET", maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS, signal },
            site,
          );
          if (page.status < 400) endpoints.push({ path, status_code: page.status, body: page.body });
        } catch (thrown) {
          const isOutcome = thrown instanceof EdgeError && thrown.code !== "target_refused";
          if (!isOutcome || signal.aborted) throw thrown;
          error = errorMessage(thrown);
        }
      }
      const isSilent = endpoints.length === 0 && error !== undefined;
      return { base_url: base, endpoints, ...(isSilent ? { error } : {}), responding: endpoints.length };
    },
  });
}
