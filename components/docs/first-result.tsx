import { sendCommands } from "@/benchmark/docs/send-commands";
import { CodeBlock } from "./code-block";

/** From nothing to a receipt, with a bundle of one's own. `site`: scheme and host of this one. */
export function FirstResult({ site }: { site: string }) {
  const { curlCheck } = sendCommands(site);
  return (
    <>
      <p className="prose">
        For results of a tool that is not known here, or of your own measuring. A bundle is JSON text, and you
        change an example until it is yours:
      </p>
      <ol className="prose mt-3 list-decimal space-y-4 pl-5">
        <li>
          <strong className="font-semibold">Take the example.</strong>{" "}
          <a className="link" href="/docs/example-bundle.json" download>
            Download it
          </a>
          : a baseline and a technique that is compared with it, on one GPU.
        </li>
        <li>
          <strong className="font-semibold">Put your run into it.</strong> Replace every value; leave out what
          you did not measure. Which metrics and units there are, says{" "}
          <a className="link" href="/docs/bundle-format#metrics">
            the format
          </a>
          .
        </li>
        <li>
          <strong className="font-semibold">Check it.</strong> Choose it in{" "}
          <a className="link" href="/submit">
            the form
          </a>
          , which checks it in your browser, or where you are:
          <CodeBlock
            label="Request that checks"
            text={curlCheck.replace("bundle.zip", "example-bundle.json")}
          />
          <p className="mt-2">Each finding says where it is, what was found and what to do.</p>
        </li>
        <li>
          <strong className="font-semibold">Look at the preview.</strong> The form shows each result as it
          would stand on today’s boards: its ranks, its change against its baseline, and what it would take
          the place of.
        </li>
        <li>
          <strong className="font-semibold">Send it, and keep the receipt.</strong> Its address is the only
          way to follow, correct or withdraw the submission. A reviewer decides, and the reason stands there.
        </li>
      </ol>
    </>
  );
}
