import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Bundle } from "@/benchmark/bundle";
import { type BundleFile, bundleText } from "./bundle-text";
import { paperBundles } from "./paper-bundles";
import { FigureFile } from "./paper-figures";
import { PeftRunFile, peftBundles } from "./peft-bundles";

/** Where the bundles lie, with the figures they are made from in `figures/`. */
export const BUNDLES_FOLDER = join(import.meta.dirname, "..", "bundles");

/** The figures of the paper and the runs of the PEFT comparison, as kept in the repository. */
export function readFigures() {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(join(BUNDLES_FOLDER, "figures", name), "utf8"));
  return {
    figures: FigureFile.parse(read("efficientllm.json")).figures,
    runs: PeftRunFile.parse(read("peft-method-comparison.json")).runs,
  };
}

/** Every bundle of `bundles/`, as text by file name: the same figures always make the same bytes. */
export function bundleFiles(): Map<string, string> {
  const { figures, runs } = readFigures();
  const files: BundleFile[] = [...paperBundles(figures), ...peftBundles(runs)];
  return new Map(files.map(({ path, bundle }) => [path, bundleText(Bundle.parse(bundle))]));
}
