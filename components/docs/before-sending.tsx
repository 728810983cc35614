import { CodeBlock } from "./code-block";

/** The ways to check a bundle before it is sent; all but the first make the very same checks. */
export function BeforeSending() {
  return (
    <ol className="prose list-decimal space-y-4 pl-5">
      <li>
        With any tool that knows JSON Schema, in any language, by{" "}
        <a className="link" href="/schemas/bundle-v1.json">
          the schema
        </a>
        . It sees fields, types and bounds, but not what one part of a bundle says of another.
      </li>
      <li>
        With{" "}
        <a className="link" href="/submit">
          the form
        </a>
        , which checks in your browser before anything leaves it.
      </li>
      <li>
        On the command line, from this project’s folder, without a database or a network:
        <CodeBlock label="Command that checks" text="npm run ingest -- --check bundle.zip" />
      </li>
      <li>
        By the API, which stores nothing:
        <CodeBlock
          label="Request that checks"
          text={`curl "$SITE/api/v1/bundles/validate" \\
  -H 'Content-Type: application/octet-stream' \\
  --data-binary @bundle.zip`}
        />
      </li>
      <li>
        And to send it, from a cluster for instance:
        <CodeBlock label="Command that sends" text={'npm run submit -- bundle.zip --to "$SITE"'} />
      </li>
    </ol>
  );
}
