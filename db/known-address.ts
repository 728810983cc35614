import { type SQL, sql } from "drizzle-orm";
import { isAxis } from "@/benchmark/axes";
import { isDetailId, readAddressName, techniqueSlug } from "@/benchmark/detail-address";
import { slug } from "@/benchmark/slug";
import { FAMILIES } from "@/benchmark/techniques";
import { isOpen } from "./bundle-summary";
import { findCheckReport } from "./check-reports";
import { type Database, database } from "./client";
import { findByReceipt } from "./receipts";

/** What an address with a page of its own names. */
export type NamedKind = "board" | "model" | "technique" | "result" | "bundle" | "submission" | "report";

const FOLDERS: Readonly<Record<string, NamedKind>> = {
  leaderboards: "board",
  models: "model",
  techniques: "technique",
  results: "result",
  bundles: "bundle",
  submissions: "submission",
  "submit/checked": "report",
};
const NAMED = /^\/(leaderboards|models|techniques|results|bundles|submissions|submit\/checked)\/([^/]+)$/;
const KNOWN_TECHNIQUES: ReadonlySet<string> = new Set(
  Object.values(FAMILIES).flatMap(({ techniques }) => techniques.map(slug)),
);

/**
 * The kind of thing that a path names and that there is not; null where the page exists, leads on to another spelling,
 * or is of no such kind. At most one statement, by key, and none for boards, known techniques and impossible names.
 *
 * @param pathname as it was sent: percent-encoded.
 */
export async function findMissing(pathname: string, db?: Database): Promise<NamedKind | null> {
  const [, folder = "", part = ""] = NAMED.exec(pathname) ?? [];
  const kind = FOLDERS[folder];
  if (!kind) return null;
  return (await isThere(kind, part, db)) ? null : kind;
}

async function isThere(kind: NamedKind, part: string, db?: Database): Promise<boolean> {
  if (kind === "board") return isAxis(part);
  if (kind === "result" || kind === "bundle") {
    if (!isDetailId(part)) return false;
    return exists(kind === "result" ? result(sql`results.id = ${part}`) : bundle(part), db);
  }
  if (kind === "submission") return (await findByReceipt(db ?? database(), part)) !== null;
  if (kind === "report") return (await findCheckReport(part, db)) !== null;
  const name = readAddressName(part);
  if (name === null) return false;
  if (kind === "model") return exists(result(sql`models.slug in (${name}, ${slug(name)})`), db);
  const spelled = techniqueSlug(name);
  if (KNOWN_TECHNIQUES.has(name) || KNOWN_TECHNIQUES.has(spelled)) return true;
  return exists(result(sql`techniques.slug in (${name}, ${spelled})`), db);
}

async function exists(wanted: SQL, db: Database = database()): Promise<boolean> {
  const [row] = await db.execute<{ there: boolean }>(
    sql`/* findMissing */ select exists (${wanted}) as there`,
  );
  return row?.there === true;
}

function bundle(id: string): SQL {
  return sql`select from bundles where bundles.id = ${id} and ${isOpen()}`;
}

/** A result that was ever published. */
function result(wanted: SQL): SQL {
  return sql`
    select from results
      join bundles on bundles.id = results.bundle_id
      join models on models.id = results.model_id
      join techniques on techniques.id = results.technique_id
    where ${wanted} and results.version is not null and ${isOpen()}`;
}
