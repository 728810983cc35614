// A module worker: reading what tools wrote takes seconds for large run directories, and the page goes on.

import { AXIS_KEYS } from "@/benchmark/axes";
import type { Result } from "@/benchmark/result";
import { namesOfResults } from "@/importers/known-names";
import { browserPlatform, isUnreadable } from "../submit/browser-platform";
import { BlobFile } from "./blob-file";
import type { ChosenEntry, FromImporter, ToImporter } from "./import-messages";
import { type ImportChoices, ImportSession } from "./import-session";

/** A page that is told oftener than this shows no more. */
const MILLISECONDS_BETWEEN = 100;

const session = new ImportSession(browserPlatform);
/** Ends when all raw files were looked through. */
let scanning: Promise<void> = Promise.resolve();
let isScanned = false;
/** What was asked for last. */
let asked: { choices: ImportChoices; round: number } | null = null;

self.addEventListener("message", ({ data }: MessageEvent<ToImporter>) => {
  answer(data).catch((error: unknown) => {
    tell({ tell: "failed", message: error instanceof Error ? error.message : String(error) });
  });
});

function tell(message: FromImporter): void {
  self.postMessage(message);
}

async function answer(message: ToImporter): Promise<void> {
  if (message.ask === "read") return read(message.entries, message.choices);
  const { choices, round } = message;
  asked = { choices, round };
  return message.ask === "view" ? show() : make(choices, round);
}

async function make(choices: ImportChoices, round: number): Promise<void> {
  await scanning;
  const parts: Blob[] = [];
  try {
    const { isMade, remarks, runs } = await session.make(
      choices,
      new WritableStream({ write: (chunk) => void parts.push(new Blob([new Uint8Array(chunk)])) }),
    );
    if (isMade) tell({ tell: "made", file: new File(parts, "bundle.zip"), remarks, runs, round });
    else tell({ tell: "not made", isUnreadable: false, remarks, round });
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    tell({ tell: "not made", isUnreadable: true, remarks: [], round });
  }
}

async function read(entries: readonly ChosenEntry[], choices: ImportChoices): Promise<void> {
  asked = { choices, round: 0 };
  const known = fetchNames();
  let told = 0;
  const { recognised } = await session.read(
    entries.map(({ path, file }) => new BlobFile(path, file)),
    (progress) => {
      const now = performance.now();
      if (now - told < MILLISECONDS_BETWEEN) return;
      told = now;
      tell({ tell: "progress", progress });
    },
  );
  if (recognised === 0) {
    tell({ tell: "unknown", view: session.view(choices) });
    return;
  }
  session.suggest(await known);
  show();
  scanning = session.scan();
  await scanning;
  isScanned = true;
  show();
}

function show(): void {
  if (!asked) return;
  const { choices, round } = asked;
  const raw = isScanned ? session.rawFiles(choices) : null;
  tell({ tell: "view", view: session.view(choices), raw, round });
}

/** Names that are on the boards, to suggest; without them nothing is suggested. */
async function fetchNames() {
  const results = await Promise.all(
    AXIS_KEYS.map(async (axis): Promise<readonly Result[]> => {
      try {
        const response = await fetch(`/leaderboards/${axis}/results`);
        const { results }: { results: readonly Result[] } = await response.json();
        return response.ok ? results : [];
      } catch {
        return [];
      }
    }),
  );
  return namesOfResults(results.flat());
}
