import { LIMITS } from "@/benchmark/bundle";
import { formatNumber } from "@/benchmark/format";

const MEBIBYTE = 1024 * 1024;

/** What a bundle is, how large it may be, and the other ways to hand one in. */
export function SubmitAbout() {
  return (
    <section aria-labelledby="bundles" className="prose mt-12 space-y-6">
      <div>
        <h2 id="bundles" className="font-semibold text-lg">
          What is accepted
        </h2>
        <ul className="mt-2 list-disc space-y-1 pl-5">
          <li>
            One JSON document, as it is (<code>.json</code>) or packed (<code>.json.gz</code>); or an archive
            (<code>.zip</code>, <code>.tar.gz</code>) with <code>bundle.json</code> at its root or in a single
            folder, and the artefacts that it lists.
          </li>
          <li>
            <a className="link" href="/docs/bundle-format">
              The format, with every finding and its remedy
            </a>
            ; its{" "}
            <a className="link" href="/schemas/bundle-v1.json">
              JSON Schema
            </a>
            ; and{" "}
            <a className="link" href="/submit/example.json" download="example-bundle.json">
              an example to begin with
            </a>
            , whose values are made up.
          </li>
          <li>
            Units are written out and never guessed; what was not measured is left out or named as missing.
          </li>
        </ul>
      </div>
      <div>
        <h2 className="font-semibold text-lg">How large it may be</h2>
        <ul className="mt-2 list-disc space-y-1 pl-5">
          <li>The file: {LIMITS.packageBytes / MEBIBYTE} MiB.</li>
          <li>
            Unpacked: {LIMITS.unpackedBytes / MEBIBYTE} MiB in {formatNumber(LIMITS.archiveEntries)} files and
            folders, and {LIMITS.unpackedRatio} times the size of the file; the document itself{" "}
            {LIMITS.documentBytes / MEBIBYTE} MiB.
          </li>
          <li>{formatNumber(LIMITS.resultsPerBundle)} results.</li>
        </ul>
      </div>
      <div>
        <h2 className="font-semibold text-lg">From a cluster</h2>
        <p className="mt-2">
          In a checkout of this site’s code, with the same checks before anything is sent:
        </p>
        <pre className="mt-2 whitespace-pre-wrap break-words rounded bg-tint p-3 text-sm">
          <code>npm run submit -- results.tar.gz --to https://ADDRESS-OF-THIS-SITE</code>
        </pre>
      </div>
      <div>
        <h2 className="font-semibold text-lg">What happens then</h2>
        <p className="mt-2">
          The server checks it once more and keeps it byte for byte. A reviewer looks at what you saw in the
          preview, publishes it, asks for changes or rejects it with reasons. All of that stands on the page
          of your receipt, whose address is a secret: who has it can withdraw the submission.
        </p>
      </div>
    </section>
  );
}
