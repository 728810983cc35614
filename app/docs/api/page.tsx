import type { Metadata } from "next";
import { ENDPOINTS, ERROR_EXAMPLE, listAnswers } from "@/benchmark/docs/api-endpoints";
import { DetailSection } from "@/components/details/detail-section";
import { CodeBlock } from "@/components/docs/code-block";
import { EndpointDocs } from "@/components/docs/endpoint-docs";
import { FieldTables } from "@/components/docs/field-tables";

export const dynamic = "force-static";

export const metadata: Metadata = {
  title: "The API",
  description: "How a program checks a bundle of results, sends it, follows and withdraws it.",
};

export default function ApiPage() {
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="font-semibold text-2xl">The API</h1>
      <p className="prose mt-2 text-soft">
        How a program checks a bundle, sends it, follows and withdraws it. In the commands <code>$SITE</code>{" "}
        is the address of this site. No account is needed. Fields are added to answers, never renamed.
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
        <EndpointDocs key={endpoint.id} endpoint={endpoint} />
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
      <DetailSection id="answers" title="Fields of the answers">
        {listAnswers().map(({ id, title, objects }) => (
          <section key={id} id={id} className="mt-8">
            <FieldTables objects={objects} whole={title} />
          </section>
        ))}
      </DetailSection>
    </main>
  );
}
