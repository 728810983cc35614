import { CONSENT_KINDS, PRIVATE_KIND_KEYS, PRIVATE_KINDS } from "@/importers/privacy";
import { SKIP_REASONS, type SkipReason } from "@/importers/reading";
import { LONGEST_TEXT } from "@/importers/registry";
import { CodeBlock } from "./code-block";
import { ImporterSheet } from "./importer-sheet";

/** What a person meets of each, and what to do where something can be done. */
const EXAMPLES: Readonly<Record<SkipReason, string>> = {
  unknown: "Scripts, pictures, notes, results of tools that are not on this page. They are not sent either.",
  mock: "Results of a demonstration; answers of a dummy model.",
  test: "A smoke test of ten steps, a compliance test, the run that sets a power meter’s range.",
  failed: "No request completed, training broke off, or a row of zeros with the message of an error.",
  invalid: "A log of MLPerf whose result is not VALID.",
  derived: "A table of rounded means. Name the folder of the files that it was made from.",
  empty: "Every value is absent, or is a 0 that stands for “not measured”.",
  unreadable: `It breaks off in the middle, or is longer than ${LONGEST_TEXT / 1024 ** 2} MiB.`,
  beside: "The settings of a run, the state of a checkpoint on the way.",
  copy: "The same results in two folders, or once on their own and once in a list of all runs.",
  foreign: "A tool that took over another’s format and means something else by the same names.",
};

/** Why a file is not taken, and what becomes of values that are not what they seem. */
export function ImporterRefusals() {
  return (
    <>
      <ImporterSheet
        caption="Why a file is skipped"
        heads={["Reason", "Meaning", "For example"]}
        rows={Object.entries(SKIP_REASONS).map(([reason, meaning]) => ({
          key: reason,
          name: <code>{reason}</code>,
          cells: [meaning, isReason(reason) ? EXAMPLES[reason] : ""],
        }))}
      />
      <ul className="prose mt-4 list-disc space-y-1 pl-5">
        <li>
          A unit comes from the tool’s own documentation or source, field by field. It is never guessed from
          the size of a number; what has no known unit is left out.
        </li>
        <li>A 0 that means “not measured” becomes a missing value that says so.</li>
        <li>
          A limited run, over a part of a test set, or one that was cancelled is taken and listed without a
          rank.
        </li>
        <li>
          A metric that the board of a run does not have is left out, and you are told which: inference
          throughput, for one, of a training run.
        </li>
      </ul>
    </>
  );
}

function isReason(text: string): text is SkipReason {
  return Object.hasOwn(SKIP_REASONS, text);
}

/** What stays out of a bundle, and what a person may agree to. */
export function ImporterPrivacy() {
  return (
    <>
      <div className="prose space-y-3">
        <p>
          <strong className="font-semibold">The bundle’s own text</strong> holds only what the tables below
          name, and your answers. Of a model that was loaded from a folder at most the last part of its path
          is kept, where that can only be a model’s name.
        </p>
        <p>
          <strong className="font-semibold">Raw files</strong> go along as they are, so that others can check
          the values, and each is searched for the following before. One that tells any of it stays behind,
          and you see what was found, mostly hidden. The values that were read from it are kept. The names of
          files, and of the folders below those that you named, are published.
        </p>
      </div>
      <div className="mt-4">
        <ImporterSheet
          caption="What raw files are searched for"
          heads={["--consent …", "Kind", "With your consent"]}
          rows={PRIVATE_KIND_KEYS.map((kind) => ({
            key: kind,
            name: <code>{kind}</code>,
            cells: [PRIVATE_KINDS[kind], CONSENT_KINDS.includes(kind) ? "sent as it is" : "never sent"],
          }))}
        />
      </div>
      <CodeBlock
        label="Command that agrees to paths and names of machines"
        text="npm run import -- RUN_DIR --consent paths,hosts -o bundle.zip"
      />
      <p className="prose mt-3">
        <code>--consent all</code> agrees to every kind but keys and tokens: a file with one of these never
        goes along. The search reads a file as it stands, and as JSON’s escapes are read. It decodes nothing:
        a key that is written in Base64, compressed or encrypted is not seen, so look into what you publish.
      </p>
    </>
  );
}
