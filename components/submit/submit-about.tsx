import { LIMITS } from "@/benchmark/bundle";
import { sendCommands } from "@/benchmark/docs/send-commands";
import { formatNumber } from "@/benchmark/format";
import { CodeBlock } from "../docs/code-block";
import { sizeText } from "./byte-count";

/** What a bundle is, how large it may be, and the other ways to hand one in. `origin`: of this site. */
export function SubmitAbout({ origin }: { origin: string }) {
  const { curl, npm } = sendCommands(origin);
  return (
    <section aria-labelledby="bundles" className="prose mt-12 space-y-6">
      <div>
        <h2 id="bundles" className="font-semibold text-lg">
          What is accepted
        </h2>
        <ul className="mt-2 list-disc space-y-1 pl-5">
          <li>
            A bundle: one JSON document, as it is (<code>.json</code>) or packed (<code>.json.gz</code>); or
            an archive (<code>.zip</code>, <code>.tar.gz</code>) with <code>bundle.json</code> at its root or
            in a single folder, and the artefacts that it lists.
          </li>
          <li>
            What evaluation tools write, as single files or as whole run directories:{" "}
            <a className="link" href="/docs/importing">
              which tools, what is read of their files, and what you are asked
            </a>
            . They are read in your browser, and become a bundle there.
          </li>
          <li>
            <a className="link" href="/docs">
              Your first result in five steps
            </a>
            ;{" "}
            <a className="link" href="/docs/bundle-format">
              the format, with every finding and its remedy
            </a>
            ; its{" "}
            <a className="link" href="/schemas/bundle-v1.json">
              JSON Schema
            </a>
            ; and{" "}
            <a className="link" href="/docs/example-bundle.json" download>
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
          <li>The file: {sizeText(LIMITS.packageBytes)}.</li>
          <li>
            Unpacked: {sizeText(LIMITS.unpackedBytes)} in {formatNumber(LIMITS.archiveEntries)} files and
            folders, and {LIMITS.unpackedRatio} times the size of the file; the document itself{" "}
            {sizeText(LIMITS.documentBytes)}.
          </li>
          <li>{formatNumber(LIMITS.resultsPerBundle)} results.</li>
        </ul>
      </div>
      <div>
        <h2 className="font-semibold text-lg">From a cluster</h2>
        <p className="mt-2">Where curl is, nothing has to be installed:</p>
        <CodeBlock label="Request that sends" text={curl} />
        <p className="mt-4">
          In a checkout of this site’s code, one command makes a bundle of a run directory; another makes the
          same checks before anything is sent, and sends again what a broken connection cut off:
        </p>
        <CodeBlock
          label="Commands that import and send"
          text={`npm run import -- RUN_DIR -o bundle.zip\n${npm}`}
        />
        <p className="mt-4">
          Both are explained in{" "}
          <a className="link" href="/docs/api">
            the API
          </a>
          .
        </p>
      </div>
      <div>
        <h2 className="font-semibold text-lg">With an account</h2>
        <p className="mt-2">
          None is needed.{" "}
          <a className="link" href="/account">
            An account
          </a>{" "}
          lists what was sent with it, and makes tokens, so that a command line sends in your name.
        </p>
      </div>
      <div>
        <h2 className="font-semibold text-lg">What happens then</h2>
        <p className="mt-2">
          The server checks it once more and keeps it byte for byte. A reviewer looks at how it would stand on
          the boards, publishes it, asks for changes or rejects it with reasons. All of that stands on the
          page of your receipt, whose address is a secret: who has it can withdraw the submission.
        </p>
      </div>
    </section>
  );
}
