import { type Bundle, Bundle as BundleShape, LIMITS } from "@/benchmark/bundle";
import { BUNDLE_FORMAT } from "@/benchmark/bundle-format";
import { clipped } from "./clipped-text";
import type { AnsweredRun, ImportDraft } from "./import-draft";
import { importerTitle } from "./registry";

/** All of a bundle but its results and environments: what was answered, and which tools' files these are. */
export function envelope({ answers }: ImportDraft, runs: readonly AnsweredRun[]) {
  const said = (key: string) => answers.get(key)?.trim();
  const readings = runs.flatMap((run) => run.readings);
  const producers = [...new Set(readings.map(({ producer }) => producer))];
  const titles = producers.map(importerTitle);
  const versions = new Set(readings.map(({ version }) => version));
  const [version] = versions;
  const models = [...new Set(runs.flatMap(({ facts }) => facts.model?.name ?? []))];
  const shown = models.length > 3 ? [...models.slice(0, 3), `${models.length - 3} more`] : models;
  const title = said("title") ?? clipped(`${shown.join(", ")}: ${titles.join(", ")}`, LIMITS.nameLength);
  const [description, affiliation, contact] = [
    "description",
    "submitter.affiliation",
    "submitter.contact",
  ].map(said);
  const parsed = BundleShape.shape.submitter.shape.relationship.safeParse(said("submitter.relationship"));
  return {
    format: BUNDLE_FORMAT,
    title,
    ...(description && { description }),
    source: sourceOf(said),
    submitter: {
      name: said("submitter.name") ?? "",
      ...(affiliation && { affiliation }),
      ...(contact && { contact }),
      relationship: parsed.data ?? "third-party",
    },
    pipeline: {
      name: clipped(titles.join(" + "), LIMITS.nameLength),
      ...(versions.size === 1 && version && { version }),
    },
  } as const;
}

function sourceOf(said: (key: string) => string | undefined): Bundle["source"] {
  const source = said("source") ?? "";
  const isUrl = /^https?:\/\/\S+$/.test(source);
  const isDoi = /^10\.\d{4,9}\/\S+$/.test(source);
  const isOwn = source === "" || /^own(?: runs?)?$/i.test(source);
  const [url, doi, license] = [
    said("source.url") ?? (isUrl ? source : undefined),
    said("source.doi") ?? (isDoi ? source : undefined),
    said("source.license"),
  ];
  const citation = said("source.citation") ?? (isUrl || isDoi || isOwn ? undefined : source);
  return {
    kind: "import",
    ...(url && { url }),
    ...(citation && { citation }),
    ...(doi && { doi }),
    ...(license && { license }),
  };
}
