import { LIMITS } from "@/benchmark/bundle";
import { sendCommands } from "@/benchmark/docs/send-commands";
import { formatNumber } from "@/benchmark/format";
import { CodeBlock } from "../docs/code-block";
import { sizeText } from "./byte-count";

/** What becomes of what is sent, what is accepted, and the other ways to hand it in. `origin`: of this site. */
export function SubmitAbout({ origin }: { origin: string }) {
  const { curl, npm } = sendCommands(origin);
  return (
    <section aria-label="About sending results" className="prose mt-12 space-y-6">
      <div>
        <h2 id="then" className="font-semibold text-lg">
          What happens then
        </h2>
        <p className="mt-2">
          The server checks the file once more and keeps it byte for byte. A reviewer looks at how your
          results would stand on the boards, publishes them, asks for changes or rejects them with reasons.
          All of that stands on the page of your receipt, whose address is a secret: who has it can withdraw
          what you sent.
        </p>
      </div>
      <div>
        <h2 className="font-semibold text-lg">What is accepted</h2>
        <ul className="mt-2 list-disc space-y-1 pl-5">
          <li>
            What evaluation tools write, as single files or as whole run directories:{" "}
            <a className="link" href="/docs/importing">
              which tools, what is read of their files, and what you are asked
            </a>
            . They are read in your browser, and become a bundle there: one file with all values, and with
            what they are of.
          </li>
          <li>
            A bundle that was made before: its JSON text, as it is (<code>.json</code>) or packed (
            <code>.json.gz</code>); or an archive (<code>.zip</code>, <code>.tar.gz</code>) with{" "}
            <code>bundle.json</code> at its root or in a single folder, and the files of the run that it
            lists.
          </li>
          <li>
            You can write one yourself:{" "}
            <a className="link" href="/docs#writing">
              in five steps
            </a>
            , beginning with{" "}
            <a className="link" href="/docs/example-bundle.json" download>
              an example
            </a>{" "}
            whose values are made up;{" "}
            <a className="link" href="/docs/bundle-format">
              the format
            </a>{" "}
            tells every finding and its remedy, and has a{" "}
            <a className="link" href="/schemas/bundle-v1.json">
              JSON Schema
            </a>
            .
          </li>
          <li>
            Units are written out and never guessed; what was not measured is left out or named as missing.
          </li>
        </ul>
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
        <h2 className="font-semibold text-lg">From a cluster</h2>
        <p className="mt-2">
          In a checkout of this site’s code, one command makes a bundle of a run directory; another makes the
          same checks before anything is sent, and sends again what a broken connection cut off:
        </p>
        <CodeBlock
          label="Commands that import and send"
          text={`npm run import -- RUN_DIR -o bundle.zip\n${npm}`}
        />
        <p className="mt-4">Where there is none, curl sends a bundle, and nothing has to be installed:</p>
        <CodeBlock label="Request that sends" text={curl} />
        <p className="mt-4">
          Both are explained in{" "}
          <a className="link" href="/docs/api">
            the API
          </a>
          .
        </p>
      </div>
      <div>
        <h2 className="font-semibold text-lg">How large it may be</h2>
        <ul className="mt-2 list-disc space-y-1 pl-5">
          <li>The file: {sizeText(LIMITS.packageBytes)}.</li>
          <li>
            Unpacked: {sizeText(LIMITS.unpackedBytes)} in {formatNumber(LIMITS.archiveEntries)} files and
            folders, and {LIMITS.unpackedRatio} times the size of the file; its JSON text{" "}
            {sizeText(LIMITS.documentBytes)}.
          </li>
          <li>{formatNumber(LIMITS.resultsPerBundle)} results.</li>
        </ul>
      </div>
    </section>
  );
}
