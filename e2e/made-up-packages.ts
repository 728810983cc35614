import { createHash } from "node:crypto";
import type { Artifact } from "@/benchmark/bundle";
import { aBundle, aResult, inCanonicalUnits } from "@/benchmark/bundle-builder";
import { aZip, bytesOf, listed, type PackedFile } from "@/importers/package/package-builder";

/** A file as Playwright puts it into a field. */
export interface ChosenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

interface Changes {
  contact?: string;
  /** Memory in use of int4, in GB; bfloat16 has 40. */
  int4Memory?: number;
  /** With two units that are none, and a baseline that is not there: three findings of two kinds. */
  isFaulty?: boolean;
}

/** The file of a made-up archive that its scores were read from: bytes that no text has. */
const ANSWERS: PackedFile = {
  name: "raw/answers, scored ü.bin",
  contents: Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7) % 256),
};
export const ARTIFACT = { path: ANSWERS.name, bytes: Buffer.from(bytesOf(ANSWERS.contents)) };

/** The data set of a made-up bundle, which no other has: so it ranks nothing but its own results. */
export function madeUpDataset(name: string): string {
  return `Made-up ${name}`;
}

/** A made-up bundle as a JSON file: int4 against bfloat16. int4 draws more power than it may, which is a warning. */
export function aMadeUpFile(name: string, changes: Changes = {}): ChosenFile {
  const buffer = Buffer.from(documentText(name, changes, []));
  return { name: "made-up.json", mimeType: "application/json", buffer };
}

/** The same as an archive, in which its artefact is, too. */
export async function aMadeUpArchive(name: string, changes: Changes = {}): Promise<ChosenFile> {
  const files = [
    { name: "run/bundle.json", contents: documentText(name, changes, [await listed(ANSWERS)]) },
    { ...ANSWERS, name: `run/${ANSWERS.name}` },
  ];
  return { name: "made-up.zip", mimeType: "application/zip", buffer: Buffer.from(await aZip(files)) };
}

export function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function documentText(name: string, changes: Changes, artifacts: Artifact[]): string {
  const { contact, int4Memory = 20, isFaulty = false } = changes;
  const workload = { dataset: madeUpDataset(name) };
  const [read] = artifacts;
  const accuracy = { task: "MMLU-Pro", metric: "accuracy", better: "higher" } as const;
  const score = (value: number) => ({ ...accuracy, value, ...(read && { artifact: read.path }) });
  const bundle = aBundle({
    title: `Made-up bundle: ${name}`,
    submitter: { name: "Made-up Submitter", relationship: "third-party", ...(contact && { contact }) },
    artifacts,
    results: [
      aResult({
        id: "bf16",
        workload,
        metrics: inCanonicalUnits({ amu: 40, al: 2, aec: 600 }),
        quality: [score(0.5)],
      }),
      aResult({
        id: "int4",
        baseline: "bf16",
        technique: { family: "quantization", name: "int4" },
        workload,
        metrics: inCanonicalUnits({ amu: int4Memory, al: 3, aec: 900 }),
        quality: [score(0.45)],
      }),
    ],
  });
  const text = JSON.stringify(bundle);
  if (!isFaulty) return text;
  return text.replaceAll('"GB"', '"gigs"').replace('"baseline":"bf16"', '"baseline":"fp32"');
}
