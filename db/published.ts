import { comparePublished, type PublishedRanks } from "@/benchmark/published/published-ranks";
import { remembered } from "./answers";
import { loadAxisResults } from "./axis-results";
import { type Database, database } from "./client";

export interface LoadedPublishedRanks extends PublishedRanks {
  datasetVersion: number;
}

/** The paper's published ranks beside those of the current results: one statement an axis, none where remembered. */
export async function loadPublishedRanks(db: Database = database()): Promise<LoadedPublishedRanks> {
  return remembered(
    db,
    "/published-ranks",
    () => computePublishedRanks(db),
    ({ groups }) => groups.reduce((sum, { rows }) => sum + rows.length, 1),
  );
}

async function computePublishedRanks(db: Database): Promise<LoadedPublishedRanks> {
  const [architecture, tuning, inference] = await Promise.all([
    loadAxisResults("architecture", db),
    loadAxisResults("fine-tuning", db),
    loadAxisResults("inference", db),
  ]);
  const ranks = comparePublished({
    architecture: architecture.results,
    "fine-tuning": tuning.results,
    inference: inference.results,
  });
  return {
    ...ranks,
    datasetVersion: Math.max(architecture.datasetVersion, tuning.datasetVersion, inference.datasetVersion),
  };
}
