import { embedDocument } from "@/components/trade-offs/embed-document";
import { readTradeOffExport } from "../trade-off-export";

export const dynamic = "force-dynamic";

/** The charts of the same question alone, to be put into other pages: not a page of the site, so without its frame. */
export async function GET(request: Request): Promise<Response> {
  return new Response(embedDocument(await readTradeOffExport(request)), {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-cache",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *",
      "x-content-type-options": "nosniff",
    },
  });
}
