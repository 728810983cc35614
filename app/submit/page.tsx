import type { Metadata } from "next";
import { SubmitAbout } from "@/components/submit/submit-about";
import { SubmitForm } from "@/components/submit/submit-form";
import { readProblem } from "./submit-problem";

export const metadata: Metadata = {
  title: "Submit results",
  description:
    "Hand in a bundle of results: checked in your browser before anything leaves it, previewed on today’s boards, then sent for review.",
};

const RECEIPT = /^[A-Za-z0-9_-]{43}$/;

export default async function SubmitPage(props: PageProps<"/submit">) {
  const params = await props.searchParams;
  const { corrects } = params;
  const problem = readProblem(params);
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="font-semibold text-2xl">Submit results</h1>
      <p className="prose mt-2 text-soft">
        Your bundle is checked here in your browser, before anything leaves it. You see each result as it
        would stand on today’s boards; one press then sends it. You get a receipt, at which you can follow the
        review, correct the bundle or withdraw it. No account is needed.
      </p>
      <noscript>
        <p className="prose mt-3 border-doubt border-l-2 py-1 pl-4 text-sm">
          Without JavaScript the server makes the same checks, and there is no preview: a bundle that passes
          is received at once, of any other you see the findings and nothing is stored.
        </p>
      </noscript>
      {problem !== null && (
        <p role="alert" className="prose mt-4 border-worse border-l-2 py-1 pl-4">
          {problem}
        </p>
      )}
      <section aria-label="The form" className="mt-6">
        <SubmitForm corrects={typeof corrects === "string" && RECEIPT.test(corrects) ? corrects : ""} />
      </section>
      <SubmitAbout />
    </main>
  );
}
