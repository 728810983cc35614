import { QueryReader } from "@/benchmark/query-reader";
import { embedDocument } from "@/components/trade-offs/embed-document";
import { EMBED_THEMES } from "@/components/trade-offs/trade-off-sheet";
import { readSearchParams } from "../../_requests/search-params";
import { readTradeOffExport } from "../trade-off-export";

export const dynamic = "force-dynamic";

/**
 * The charts of the same question alone, to be put into other pages: not a page of the site, so without its frame.
 * `theme=light` or `theme=dark` keeps the colours of the page around it, whatever the reader's own scheme.
 */
export async function GET(request: Request): Promise<Response> {
  const { theme = [], ...asked } = readSearchParams(new URL(request.url));
  const reader = new QueryReader({ theme }, ["theme"]);
  const scheme = reader.oneOf("theme", EMBED_THEMES, "reader");
  const exported = await readTradeOffExport(request, asked);
  const notices = [...reader.notices, ...exported.notices];
  return new Response(embedDocument({ ...exported, notices }, scheme), {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-cache",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *",
      "x-content-type-options": "nosniff",
    },
  });
}
