import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { bytesText } from "@/components/submit/byte-count";
import { FindingsList } from "@/components/submit/findings-list";
import { summariseFindings } from "@/components/submit/findings-summary";
import { findCheckReport } from "@/db/check-reports";

export const metadata: Metadata = { title: "Findings", robots: { index: false }, referrer: "same-origin" };

/** What the checks said of a bundle that the plain form sent and that was refused. */
export default async function CheckedPage(props: PageProps<"/submit/checked/[report]">) {
  const report = await findCheckReport((await props.params).report);
  if (!report) notFound();
  const { fileName, bytes, sha256, findings, total } = report;
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="break-words font-semibold text-2xl">{fileName} can’t be taken yet</h1>
      <p className="prose mt-2 mb-6 text-soft">
        Nothing of it was stored. Correct what is listed, then{" "}
        <a className="link" href="/submit">
          send the corrected file
        </a>
        . This page is kept for a day.
      </p>
      <section aria-labelledby="findings">
        <h2 id="findings" className="mb-3 font-semibold text-lg">
          What the checks found
        </h2>
        <FindingsList findings={summariseFindings(findings, total)} />
      </section>
      <p className="prose mt-8 break-words text-sm text-soft">
        {bytesText(bytes)}
        {sha256 !== "" && (
          <>
            {" "}
            with the SHA-256 <code className="break-all">{sha256}</code>
          </>
        )}
      </p>
    </main>
  );
}
