import { bundleAddress } from "../detail-address";
import { type Notice, QueryReader, type SearchParams, shorten } from "../query-reader";

/** Results of a bundle on one page. */
export const BUNDLE_PAGE_ROWS = 200;

/** Pages that so many results take; an empty bundle has one. */
export function bundlePages(results: number): number {
  return Math.max(1, Math.ceil(results / BUNDLE_PAGE_ROWS));
}

/** Which page of a bundle's results an address asks for; what it can't be is the first, with a notice. */
export function parseBundlePage(params: SearchParams): { page: number; notices: Notice[] } {
  const reader = new QueryReader(params, ["page"]);
  const text = reader.first("page");
  const page = text === undefined ? 1 : /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (page >= 1) return { page, notices: reader.notices };
  reader.note("page", `“${shorten(text ?? "")}” is not a page; showing the first.`);
  return { page: 1, notices: reader.notices };
}

/** The address of a page of a bundle's results. */
export function printBundleUrl(bundle: string, page: number): string {
  return `${bundleAddress(bundle)}${page > 1 ? `?page=${page}` : ""}`;
}
