import type { Metadata } from "next";
import { headers } from "next/headers";
import { readReceipt } from "@/benchmark/api/given-receipt";
import { CorrectedBundle } from "@/components/submit/corrected-bundle";
import { SubmitAbout } from "@/components/submit/submit-about";
import { SubmitForm } from "@/components/submit/submit-form";
import { newReceipt } from "@/db/receipts";
import { loadSubmission } from "@/db/submission-status";
import { siteOrigin } from "../_requests/site-origin";
import { readProblem } from "./submit-problem";

export const metadata: Metadata = {
  title: "Submit results",
  description:
    "Hand in results: a bundle, or the files that evaluation tools wrote. Checked in your browser before anything leaves it, previewed on today’s boards, then sent for review.",
  // The address may hold a receipt.
  referrer: "same-origin",
};

export default async function SubmitPage(props: PageProps<"/submit">) {
  const params = await props.searchParams;
  const given = typeof params.corrects === "string" ? params.corrects : "";
  const receipt = readReceipt(given);
  // Looked up for its holder alone. The form works without it, also while the database does not answer.
  const corrected =
    receipt === null ? null : await loadSubmission(receipt).catch(() => "unavailable" as const);
  const isUnknown = given !== "" && corrected === null;
  const problem = readProblem(params);
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="font-semibold text-2xl">Submit results</h1>
      <p className="prose mt-2 text-soft">
        Choose the files that your evaluation tools wrote. This page asks what they don’t say, makes one file
        of them, a bundle, and shows how your results would stand; then you send it. A reviewer looks at it,
        and you get a receipt: an address at which you can follow that, correct the bundle or withdraw it. No
        account is needed. Whoever has a bundle already chooses that.
      </p>
      <noscript>
        <p className="prose mt-3 border-doubt border-l-2 py-1 pl-4 text-sm">
          Without JavaScript the server makes the checks, and there is no preview: a bundle that passes is
          received at once, of any other you see the findings and nothing is stored. Of what tools wrote, only
          the command line makes a bundle then.
        </p>
      </noscript>
      {problem !== null && (
        <p role="alert" className="prose mt-4 border-worse border-l-2 py-1 pl-4">
          {problem}
        </p>
      )}
      {receipt !== null && corrected !== null && (
        <CorrectedBundle receipt={receipt} submission={corrected === "unavailable" ? null : corrected} />
      )}
      <section aria-label="The form" className="mt-6">
        <SubmitForm
          corrects={receipt ?? given}
          formKey={newReceipt()}
          hasEarlierEmail={corrected !== null && corrected !== "unavailable" && corrected.hearsByMail}
          problem={isUnknown ? "No submission has this receipt. Look at it again, or leave it out." : null}
        />
      </section>
      <SubmitAbout origin={siteOrigin(await headers())} />
    </main>
  );
}
