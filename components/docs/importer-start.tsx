import { sendCommands } from "@/benchmark/docs/send-commands";
import { CodeBlock } from "./code-block";

const LOOK = "npm run import -- RUN_DIR";
const MAKE = `npm run import -- RUN_DIR \\
  --set technique=quantization/int4 \\
  --set environment.accelerator="NVIDIA H200" \\
  --set environment.count=8 \\
  -o bundle.zip`;

/** From a folder of files to a bundle, in the browser and on a command line. `site`: scheme and host of this one. */
export function ImporterStart({ site }: { site: string }) {
  return (
    <ol className="prose list-decimal space-y-4 pl-5">
      <li>
        <strong className="font-semibold">In the browser.</strong> Choose the files, or a whole folder, in{" "}
        <a className="link" href="/submit">
          the form
        </a>{" "}
        that takes bundles. They are read in your browser; nothing leaves it before you send. The form asks
        what is missing, and shows where the results would stand.
      </li>
      <li>
        <strong className="font-semibold">On a command line,</strong> in a checkout of this site’s code. First
        look at what is in a folder; nothing is written:
        <CodeBlock label="Command that looks at a folder" text={LOOK} />
        <p className="mt-2">
          It says of each file what it was taken as, or why it was skipped, which files are one run, and what
          no file tells. On a terminal it asks for that; elsewhere it lists the questions and ends with exit
          code 1. Each answer can be given beforehand, and <code className="whitespace-nowrap">-o</code>{" "}
          writes the bundle, with the raw files beside the values that were read from them:
        </p>
        <CodeBlock label="Command that makes a bundle" text={MAKE} />
        <p className="mt-2">
          Several files and folders may be named. <code className="whitespace-nowrap">--json</code> prints one
          document for programs instead. What raw files tell of your machine stays behind unless{" "}
          <a className="link" href="#privacy">
            <code className="whitespace-nowrap">--consent</code>
          </a>{" "}
          says otherwise. Then send it:
        </p>
        <CodeBlock label="Command that sends" text={sendCommands(site).npm} />
      </li>
    </ol>
  );
}
