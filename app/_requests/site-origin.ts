const HOST = /^(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?$/i;

/**
 * Scheme and host of this site as the reader's browser has them, also behind a proxy that says so. A request names its
 * own host, so what is made with it goes to that reader alone; a host that is none becomes "localhost".
 */
export function siteOrigin(headers: Pick<Headers, "get">): string {
  const first = (name: string) => headers.get(name)?.split(",")[0]?.trim() ?? "";
  const host = first("x-forwarded-host") || first("host");
  const scheme = first("x-forwarded-proto") === "https" ? "https" : "http";
  return `${scheme}://${HOST.test(host) ? host.toLowerCase() : "localhost"}`;
}
