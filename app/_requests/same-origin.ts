import { formRefusal } from "./form-refusal";
import { siteOrigin } from "./site-origin";

/**
 * Where a request that changes something comes from: `same`, a page of this site; `foreign`, a page of another one or
 * of none; `unstated`, no browser of today: those send Origin or Sec-Fetch-Site with every request that is not a GET,
 * and no page can change or leave out either. Hosts are compared, not schemes: behind a proxy the server may not know
 * its own, and Sec-Fetch-Site does.
 */
export function requestSource(headers: Pick<Headers, "get">): "same" | "foreign" | "unstated" {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  if (site !== null && site !== "same-origin") return "foreign";
  if (origin !== null && hostOf(origin) !== hostOf(siteOrigin(headers))) return "foreign";
  return site === null && origin === null ? "unstated" : "same";
}

/**
 * The refusal of a request that another site made a reader's browser send; null where it may go on. To be asked before
 * any change.
 *
 * @param strict for what cookies alone permit: then a request must say that it is of this site. Without it, one that
 *   says nothing passes, as those of command lines, which carry a token or need no account.
 */
export function refuseForeign(request: Request, { strict }: { strict: boolean }): Response | null {
  const source = requestSource(request.headers);
  if (source === "same" || (source === "unstated" && !strict)) return null;
  const message = "This can only be sent from a page of this site. Open it here, and send it again.";
  return formRefusal(request, 403, "origin.foreign", message);
}

/** An address without its scheme's own port, which browsers leave out and some proxies do not; null for "null". */
function hostOf(origin: string): string | null {
  try {
    const { hostname, port } = new URL(origin);
    return `${hostname}:${port === "80" || port === "443" ? "" : port}`;
  } catch {
    return null;
  }
}
