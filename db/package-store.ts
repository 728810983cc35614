import { eq, or } from "drizzle-orm";
import type { Bundle } from "@/benchmark/bundle";
import type { Finding } from "@/benchmark/findings";
import type { PreviewCounts } from "@/benchmark/preview/preview-counts";
import { printable } from "@/benchmark/printable";
import type { CheckedPackage } from "@/importers/package/check-package";
import { forEachArtifact } from "@/importers/package/each-artifact";
import type { ByteSource } from "@/importers/package/package-source";
import type { Actor, StoredBundle } from "./bundle-history";
import type { Transaction } from "./client";
import { sha256 } from "./digest";
import { nodePlatform } from "./node-platform";
import { bundles, events } from "./schema";
import { sourceBytes, storeFile } from "./stored-files";

/** The way that a bundle came by. */
export type Channel = StoredBundle["via"];

type SoundPackage = CheckedPackage & {
  kind: NonNullable<CheckedPackage["kind"]>;
  document: NonNullable<CheckedPackage["document"]>;
  bundle: Bundle;
};

/** A package without error findings; throws where it has any. */
export function requireSound(checked: CheckedPackage): SoundPackage {
  const { kind, document, bundle } = checked;
  if (!kind || !document || !bundle) throw new Error("a package with error findings is never stored");
  return { ...checked, kind, document, bundle };
}

/** A checked package and what is known of who sent it. */
export interface Parcel {
  checked: CheckedPackage;
  source: ByteSource;
  fileName: string;
  via: Channel;
  receipt?: string;
  account?: string | null;
  email?: string | null;
  previewCounts?: PreviewCounts | null;
}

const LONGEST_FILE_NAME = 200;
const ID_LENGTH = 16;

/** The id of a bundle, by the SHA-256 of its document. */
export function bundleIdOf(documentSha256: string): string {
  return documentSha256.slice(0, ID_LENGTH);
}

/**
 * Stores a pending bundle with its files; or hands back the one that has its bytes or its receipt already. Throws
 * where the bytes are not those that were checked.
 */
export async function storePackage(
  tx: Transaction,
  parcel: Parcel,
  by: Actor,
): Promise<{ id: string } | { known: StoredBundle }> {
  const checked = requireSound(parcel.checked);
  const { bundle, findings, document } = checked;
  const fileName = printable(parcel.fileName, LONGEST_FILE_NAME);
  const id = bundleIdOf(document.sha256);
  const steps = arrivalSteps(id, by, fileName, findings);
  const row = {
    id,
    sha256: checked.sha256,
    documentSha256: document.sha256,
    format: bundle.format,
    title: bundle.title,
    description: bundle.description ?? null,
    source: bundle.source,
    submitter: bundle.submitter,
    pipeline: bundle.pipeline ?? null,
    findings: [...findings],
    state: "pending" as const,
    revision: steps.length,
    via: parcel.via,
    receiptDigest: parcel.receipt === undefined ? null : sha256(parcel.receipt),
    account: parcel.account ?? null,
    email: parcel.email ?? null,
    previewCounts: parcel.previewCounts ?? null,
    fileName,
    bytes: checked.bytes,
    resultCount: bundle.results.length,
  };
  // Waits for whoever is storing the same bundle right now, and then finds it.
  const [inserted] = await tx.insert(bundles).values(row).onConflictDoNothing().returning({ id: bundles.id });
  if (!inserted) return { known: await findKnown(tx, row) };
  await tx.insert(events).values(steps);
  await storeFiles(tx, id, checked, parcel.source);
  return { id };
}

async function findKnown(
  tx: Transaction,
  row: Pick<StoredBundle, "id" | "sha256" | "documentSha256" | "receiptDigest">,
): Promise<StoredBundle> {
  const known = await tx
    .select()
    .from(bundles)
    .where(
      or(
        eq(bundles.id, row.id),
        eq(bundles.sha256, row.sha256),
        eq(bundles.documentSha256, row.documentSha256),
        row.receiptDigest === null ? undefined : eq(bundles.receiptDigest, row.receiptDigest),
      ),
    )
    .orderBy(bundles.receivedAt, bundles.id);
  const own = known.find(
    ({ receiptDigest }) => receiptDigest !== null && receiptDigest === row.receiptDigest,
  );
  const first = own ?? known[0];
  if (!first) throw new Error(`bundle ${row.id} was refused as known, but is not`);
  return first;
}

function arrivalSteps(
  bundleId: string,
  { actor, kind }: Actor,
  fileName: string,
  findings: readonly Finding[],
): (typeof events.$inferInsert)[] {
  const warnings = findings.length;
  const counted = warnings === 1 ? "one warning" : `${warnings} warnings`;
  const checked = warnings === 0 ? "all checks passed" : `checks passed with ${counted}`;
  const arrival = { bundleId, actor, actorKind: kind };
  const step = { bundleId, actor: "checks", actorKind: "system" } as const;
  return [
    { ...arrival, fromState: null, toState: "received", reason: `received as ${fileName}` },
    { ...step, fromState: "received", toState: "checking", reason: "checks begun" },
    { ...step, fromState: "checking", toState: "pending", reason: checked },
  ];
}

const PACKAGE_NAMES = {
  json: "bundle.json",
  "json.gz": "bundle.json.gz",
  zip: "package.zip",
  "tar.gz": "package.tar.gz",
} as const;

/** The package as sent, the document in it, and its artefacts: each can be downloaded by itself. */
async function storeFiles(
  tx: Transaction,
  bundleId: string,
  checked: SoundPackage,
  source: ByteSource,
): Promise<void> {
  const { kind, document, artifacts, sha256: digest, bytes } = checked;
  const taken = new Set(artifacts.map(({ path }) => path));
  const whole = { path: freePath(PACKAGE_NAMES[kind], taken), sha256: digest, bytes, kind: "bundle" };
  await storeFile(tx, bundleId, whole, sourceBytes(source));
  if (document.sha256 !== digest) {
    const path = freePath("bundle.json", taken);
    const { sha256, bytes } = document;
    await storeFile(tx, bundleId, { path, sha256, bytes: bytes.byteLength, kind: "document" }, [bytes]);
  }
  if (artifacts.length === 0) return;
  await forEachArtifact(source, nodePlatform, checked, ({ path, sha256, bytes, kind }, chunks) =>
    storeFile(tx, bundleId, { path, sha256, bytes, kind }, chunks),
  );
}

/** An artefact may have any name: the package gets one that is left. */
function freePath(name: string, taken: Set<string>): string {
  let path = name;
  for (let count = 1; taken.has(path); count++) path = `as-sent-${count}-${name}`;
  taken.add(path);
  return path;
}
