import { sendCommands } from "@/benchmark/docs/send-commands";
import { IMPORTERS } from "@/importers/registry";
import { CodeBlock } from "./code-block";

/** From what tools wrote to a receipt, without a bundle to be written. `site`: scheme and host of this one. */
export function FilesOfTools({ site }: { site: string }) {
  return (
    <>
      <p className="prose">
        You write nothing: the bundle is made of the files as your tools wrote them. {IMPORTERS.length} tools
        are known, among them lm-evaluation-harness, vLLM, SGLang, the Hugging Face Trainer, CodeCarbon and
        nvidia-smi:{" "}
        <a className="link" href="/docs/importing#tools">
          all of them, and their values
        </a>
        .
      </p>
      <ol className="prose mt-3 list-decimal space-y-4 pl-5">
        <li>
          <strong className="font-semibold">Choose.</strong> Open{" "}
          <a className="link" href="/submit">
            the form
          </a>{" "}
          and choose the files, or the whole folder of a run. Files of several tools become one result where
          they are of one run.
        </li>
        <li>
          <strong className="font-semibold">Answer.</strong> The form asks what no file says: mostly which
          accelerator it was, how many of them, and in which precision the weights were.
        </li>
        <li>
          <strong className="font-semibold">Look.</strong> It shows each result as it would stand on today’s
          boards: its ranks, its change against its baseline, and what it would take the place of. Up to here
          nothing has left your computer.
        </li>
        <li>
          <strong className="font-semibold">Send it, and keep the receipt.</strong> Its address is the only
          way to follow, correct or withdraw what you sent. A reviewer decides, and the reason stands there.
        </li>
      </ol>
      <div className="prose mt-5 space-y-4">
        <p>
          The same on a command line, in a checkout of this site’s code. The first command asks on the
          terminal and makes the bundle; the second one checks it and sends it:
        </p>
        <CodeBlock
          label="Commands that import and send"
          text={`npm run import -- RUN_DIR -o bundle.zip\n${sendCommands(site).npm}`}
        />
        <p>
          <a className="link" href="/docs/importing">
            What is read of each tool’s files
          </a>
          , what is asked, and what is never published.
        </p>
      </div>
    </>
  );
}
