import type { Metadata } from "next";
import { headers } from "next/headers";
import { listAnswers } from "@/benchmark/docs/answer-shapes";
import { ENDPOINTS, ERROR_EXAMPLE } from "@/benchmark/docs/api-endpoints";
import { DetailSection } from "@/components/details/detail-section";
import { CodeBlock } from "@/components/docs/code-block";
import { EndpointDocs } from "@/components/docs/endpoint-docs";
import { FieldTables } from "@/components/docs/field-tables";
import { siteOrigin } from "../../_requests/site-origin";

export const metadata: Metadata = {
  title: "The API",
  description: "How a program checks a bundle of results, sends it, follows and withdraws it.",
};

export default async function ApiPage() {
  const site = siteOrigin(await headers());
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="font-semibold text-2xl">The API</h1>
      <p className="prose mt-2 text-soft">
        How a program checks a bundle, sends it, follows and withdraws it. No account is needed; with{" "}
        <a className="link" href="/account">
          an account
        </a>{" "}
        you can make tokens, so that programs send in your name. Fields are added to answers, never renamed.
        For tools, the same stands in{" "}
        <a className="link" href="/api/v1/openapi.json">
          an OpenAPI document
        </a>
        .
      </p>
      <nav aria-label="On this page" className="mt-5 text-sm">
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          {ENDPOINTS.map(({ id, title }) => (
            <li key={id}>
              <a className="link" href={`#${id}`}>
                {title}
              </a>
            </li>
          ))}
          <li>
            <a className="link" href="#errors">
              Errors
            </a>
          </li>
          <li>
            <a className="link" href="#answers">
              Fields of the answers
            </a>
          </li>
        </ul>
      </nav>
      {ENDPOINTS.map((endpoint) => (
        <EndpointDocs key={endpoint.id} endpoint={endpoint} site={site} />
      ))}
      <DetailSection id="errors" title="Errors">
        <p className="prose">
          Every error has one shape, whatever its status. <code>error.code</code> is for programs and{" "}
          <code>error.message</code> for people; <code>findings</code> is empty where nothing of the bundle is
          wrong.{" "}
          <a className="link" href="/docs/bundle-format#findings">
            All findings
          </a>
          .
        </p>
        <CodeBlock label="An error" text={JSON.stringify(ERROR_EXAMPLE, null, 2)} />
      </DetailSection>
      <DetailSection
        id="answers"
        title="Fields of the answers"
        lead="What findings holds, in most of them, is told once, at the end."
      >
        {listAnswers().map(({ id, title, objects, isSent }) => (
          <section key={id} id={id} className="mt-8">
            <FieldTables objects={objects} whole={title} areSent={isSent} />
          </section>
        ))}
      </DetailSection>
    </main>
  );
}
