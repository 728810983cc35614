import type { Bundle } from "../bundle";
import type { Finding } from "../findings";
import type { MetricKey } from "../metrics";
import type { Result, ResultModel } from "../result";
import type { Verification } from "../trust";

/** A value as the bundle sent it, and the artefact it was taken from. */
export interface SentValue {
  value: number;
  unit: string;
  /** Path of a file of the bundle; null where none is named. */
  artifact: string | null;
}

/** States in which a bundle is open to readers. Before that it is nobody's but its submitter's. */
export const OPEN_STATES = ["published", "superseded", "withdrawn"] as const;
export type OpenState = (typeof OPEN_STATES)[number];

/** A stored result of any version with what boards do not show of it. */
export interface ResultDetail extends Result {
  /** Its id inside of its bundle. */
  localId: string;
  /** Counts the results of one natural key from 1. */
  version: number;
  /** Whether it is the version that boards show. */
  current: boolean;
  bundleState: OpenState;
  sent: Partial<Record<MetricKey, SentValue>>;
  /** Artefacts of the quality scores, in their order. */
  scoreArtifacts: readonly (string | null)[];
}

/** A bundle as far as its results' pages need it. Moments are ISO 8601 in UTC. */
export interface BundleSummary {
  id: string;
  title: string;
  source: Bundle["source"];
  submitter: Bundle["submitter"];
  pipeline: NonNullable<Bundle["pipeline"]> | null;
  sha256: string;
  state: OpenState;
  publishedAt: string | null;
  /** When and why it was withdrawn, and by whom (`actorText`); null where it was not. */
  withdrawn: { at: string; by: string; reason: string } | null;
}

/** What became of a bundle after it was published. Moments are ISO 8601 in UTC. */
export type PublicStanding = {
  /** When it was superseded, and by what; null unless it is. */
  superseded: { at: string; reason: string } | null;
  /** When and why its mark of verification was set or taken back last; null where it never had one. */
  verified: { kind: Verification | null; at: string; reason: string } | null;
  /** The published bundle that corrects this one, and the one that this corrects. */
  correctedBy: { id: string; title: string } | null;
  corrects: { id: string; title: string } | null;
};

/** A file of a bundle as sent. */
export interface BundleFile {
  path: string;
  kind: string;
  bytes: number;
  sha256: string;
}

/** One version of a result, in the history of all that share its natural key. */
export interface ResultVersion {
  id: string;
  version: number;
  current: boolean;
  bundle: { id: string; title: string; state: OpenState };
  publishedAt: string | null;
}

/** A result as a link names it. */
export interface ResultLink {
  id: string;
  technique: string;
  model: string;
  settings: Result["settings"];
}

/** One step in a bundle's life; who took it is told by their part alone (`actorText`). */
export interface BundleEvent {
  at: string;
  by: string;
  from: string | null;
  to: string;
  reason: string;
}

/** A result in its bundle's list. */
export interface BundleResultLink extends ResultLink {
  localId: string;
  axis: Result["axis"];
  modality: Result["modality"];
  family: string;
  modelSlug: string;
  version: number;
  current: boolean;
}

/** Everything known of a bundle. */
export interface BundleDetail extends BundleSummary {
  description: string | null;
  format: string;
  documentSha256: string;
  via: string;
  receivedAt: string;
  findings: readonly Finding[];
  files: readonly BundleFile[];
  events: readonly BundleEvent[];
  /** How many results it has in all; `results` are those of one page, counted from 1. */
  total: number;
  page: number;
  results: readonly BundleResultLink[];
}

/** A model as bundles describe it, with the number of its current results. */
export interface ModelRevision extends Omit<ResultModel, "slug"> {
  results: number;
}
