import { METRIC_KEYS, METRICS } from "../metrics";
import { ownEntry } from "../own-entry";
import { slug } from "../slug";

/** Names that other tools use for a metric, by slug. */
const METRIC_ALIASES: Readonly<Record<string, string>> = {
  memory: "amu",
  "gpu-memory": "amu",
  "memory-gb": "amu",
  vram: "amu",
  "avg-memory": "amu",
  "mean-memory": "amu",
  "memory-utilization": "amu",
  "max-memory": "peak_memory",
  "peak-vram": "peak_memory",
  latency: "al",
  "avg-latency": "al",
  "mean-latency": "al",
  power: "aec",
  "power-w": "aec",
  "avg-power": "aec",
  "mean-power": "aec",
  energy: "aec",
  utilization: "pcu",
  "gpu-utilization": "pcu",
  mfu: "pcu",
  "tokens-per-second": "it",
  "output-throughput": "it",
  "samples-per-second": "throughput",
  "compression-rate": "mcr",
  "compression-ratio": "size_ratio",
  "model-size": "size",
  "file-size": "size",
};

const QUALITY_WORDS = new Set([
  "quality",
  "perplexity",
  "ppl",
  "accuracy",
  "acc",
  "loss",
  "fid",
  "bleu",
  "score",
]);

/** What to do about a metric key that the table does not have. */
export function metricRemedy(key: string): string {
  const wanted = slug(key);
  if (QUALITY_WORDS.has(wanted)) return "This is quality: put it into the result's `quality` list.";
  const byName = METRIC_KEYS.find(
    (known) => slug(METRICS[known].name) === wanted || slug(METRICS[known].label) === wanted,
  );
  const meant = ownEntry(METRIC_ALIASES, wanted) ?? byName ?? nearest(key, METRIC_KEYS);
  return meant
    ? `Did you mean "${meant}"? If not, remove it.`
    : `Remove it. There are: ${METRIC_KEYS.join(", ")}.`;
}

/** ` Did you mean "…"?` with the nearest of the known names, or "" where none is near. */
export function didYouMean(text: string, known: Iterable<string>): string {
  const meant = nearest(text, known);
  return meant === null ? "" : ` Did you mean "${meant}"?`;
}

const LONGEST_COMPARED = 40;

/** The known name that differs least, if at most a third of it does (not counting case and separators); else null. */
export function nearest(text: string, known: Iterable<string>): string | null {
  if (text.length > LONGEST_COMPARED) return null;
  const wanted = bare(text);
  let best: string | null = null;
  let least = Math.floor(wanted.length / 3) + 1;
  for (const name of known) {
    const other = bare(name);
    if (Math.abs(other.length - wanted.length) >= least) continue;
    const distance = editDistance(wanted, other);
    if (distance < least) [best, least] = [name, distance];
  }
  return best;
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, "");
}

/** Levenshtein distance: single characters inserted, removed or replaced. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
