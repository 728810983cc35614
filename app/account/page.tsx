import type { Metadata } from "next";
import { mayActAs } from "@/benchmark/review/role";
import { OwnSubmissions } from "@/components/account/own-submissions";
import { TokenForm } from "@/components/account/token-form";
import { TokenTable } from "@/components/account/token-table";
import { DetailSection } from "@/components/details/detail-section";
import { FormMessage } from "@/components/review/form-message";
import { SignedIn } from "@/components/review/signed-in";
import { LONGEST_TOKEN_NAME, listTokens } from "@/db/api-tokens";
import { listOwnSubmissions } from "@/db/own-submissions";
import { singleParams } from "../_requests/single-params";
import { requireRole } from "../_requests/viewer";
import { makeOwnToken } from "./make-token";

export const metadata: Metadata = { title: "Your account", robots: { index: false } };

export default async function AccountPage(props: PageProps<"/account">) {
  const viewer = await requireRole("submitter", "/account");
  const { revoked } = singleParams(await props.searchParams);
  const [tokens, submissions] = await Promise.all([listTokens(viewer.id), listOwnSubmissions(viewer.id)]);
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="font-semibold text-2xl">Your account</h1>
      <SignedIn viewer={viewer} />
      {mayActAs(viewer.role, "reviewer") && (
        <p className="mt-4">
          <a className="link" href="/review">
            To the queue of submissions
          </a>
        </p>
      )}
      {revoked === "yes" && <FormMessage kind="done" title="The token is revoked." />}
      <DetailSection
        id="tokens"
        title="Tokens"
        lead="A token sends bundles in your name from a command line. Whoever has it can, so keep it like a password."
      >
        <TokenTable tokens={tokens} />
        <div className="mt-6">
          <TokenForm make={makeOwnToken} longestName={LONGEST_TOKEN_NAME} />
        </div>
      </DetailSection>
      <DetailSection
        id="submissions"
        title="Submissions"
        lead="What was sent with your tokens, or while you were signed in. Its receipt, which you were given when it came in, shows more and lets you withdraw it."
      >
        <OwnSubmissions submissions={submissions} />
      </DetailSection>
    </main>
  );
}
