import type { Endpoint } from "@/benchmark/docs/api-endpoints";
import { DetailSection } from "../details/detail-section";
import { CodeBlock } from "./code-block";
import { DocsTable } from "./docs-table";

/** One address of the API: what it takes and what it answers. `site`: scheme and host of this one. */
export function EndpointDocs({ endpoint, site }: { endpoint: Endpoint; site: string }) {
  const { id, title, method, path, purpose, headers, answers, command, example } = endpoint;
  return (
    <DetailSection id={id} title={title}>
      <p className="break-words">
        <code>
          <strong>{method}</strong> {path}
        </code>
      </p>
      <p className="prose mt-1">{purpose}</p>
      <CodeBlock label={`Request: ${title}`} text={command(site)} />
      <CodeBlock label={`Answer, with made-up values: ${title}`} text={JSON.stringify(example, null, 2)} />
      {headers.length > 0 && (
        <>
          <h3 className="mt-5 mb-2 font-semibold">Headers, all of them optional</h3>
          <DocsTable
            caption={`Headers: ${title}`}
            heads={["Header", "Meaning"]}
            rows={headers.map(({ name, meaning }) => ({
              key: name,
              name: <code>{name}</code>,
              cells: [meaning],
            }))}
          />
        </>
      )}
      <h3 className="mt-5 mb-2 font-semibold">Answers</h3>
      <DocsTable
        caption={`Answers: ${title}`}
        heads={["Status", "Meaning"]}
        rows={answers.map(({ status, meaning }) => ({
          key: String(status),
          name: String(status),
          cells: [meaning],
        }))}
      />
    </DetailSection>
  );
}
