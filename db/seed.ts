import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { checkBundleText } from "@/benchmark/checks";
import { openDatabase } from "./client";
import { bundles } from "./schema";
import { submitBundle } from "./submissions";

const BUNDLES = fileURLToPath(new URL("../bundles/", import.meta.url));

export interface Seeded {
  bundles: number;
  results: number;
}

/**
 * Fills an empty database at `url` with the bundles of this repository, all of them or none: a seed that was
 * killed half-way starts anew. A database that holds any bundle is left as it is, and zeros come back.
 * Throws where a committed bundle does not pass the checks.
 */
export async function seedDatabase(
  url: string,
  onBundle: (title: string) => void = () => {},
): Promise<Seeded> {
  const { db, close } = openDatabase(url, { max: 1 });
  try {
    return await db.transaction(async (tx) => {
      const [any] = await tx.select({ id: bundles.id }).from(bundles).limit(1);
      const seeded: Seeded = { bundles: 0, results: 0 };
      if (any) return seeded;
      for (const fileName of await listSeedFiles()) {
        const bytes = await readFile(`${BUNDLES}${fileName}`);
        const { bundle, findings } = checkBundleText(bytes.toString("utf8"));
        if (!bundle) throw new Error(`${fileName} does not pass the checks: run npm run ingest -- --check`);
        const receipt = await submitBundle(tx, { bytes, fileName, bundle, findings, via: "seed" });
        seeded.bundles += receipt.outcome === "added" ? 1 : 0;
        seeded.results += receipt.results;
        onBundle(bundle.title);
      }
      return seeded;
    });
  } finally {
    await close();
  }
}

/** The committed bundles by file name, in the order that dataset versions count them. */
export async function listSeedFiles(): Promise<string[]> {
  return (await readdir(BUNDLES)).filter((file) => file.endsWith(".json")).sort();
}
