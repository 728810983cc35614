import { sendCommands } from "@/benchmark/docs/send-commands";
import { CodeBlock } from "./code-block";

/** The ways to check a bundle before it is sent; all but the last make the very same checks. `site`: scheme and host. */
export function BeforeSending({ site }: { site: string }) {
  const { curlCheck, curl, npmCheck, npm } = sendCommands(site);
  return (
    <>
      <ol className="prose list-decimal space-y-4 pl-5">
        <li>
          With{" "}
          <a className="link" href="/submit">
            the form
          </a>
          , which checks in your browser before anything leaves it.
        </li>
        <li>
          By a request, where curl is. Nothing is stored:
          <CodeBlock label="Request that checks" text={curlCheck} />
        </li>
        <li>
          In a checkout of this site’s code, without a database or a network:
          <CodeBlock label="Command that checks" text={npmCheck} />
        </li>
        <li>
          With any tool that knows JSON Schema, in any language, by{" "}
          <a className="link" href="/schemas/bundle-v1.json">
            the schema
          </a>
          . It sees fields, types and bounds, but not what one part of a bundle says of another.
        </li>
      </ol>
      <p className="prose mt-6">
        What passes can be sent by the form, or from a cluster in either of these ways:
      </p>
      <CodeBlock label="Request that sends" text={curl} />
      <CodeBlock label="Command that sends" text={npm} />
    </>
  );
}
