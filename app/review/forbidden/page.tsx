import type { Metadata } from "next";
import { SignedIn } from "@/components/review/signed-in";
import { currentViewer } from "../../_requests/viewer";

export const metadata: Metadata = { title: "Not for this account", robots: { index: false } };

/** What stands where somebody may not go; the proxy leads here, with status 403. */
export default async function ForbiddenPage() {
  const viewer = await currentViewer();
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="font-semibold text-2xl">
        {viewer ? "This page is not for this account" : "You are not signed in"}
      </h1>
      {viewer && <SignedIn viewer={viewer} />}
      <p className="prose mt-3">
        Submissions are decided on by reviewers, and roles are given by admins. If you should be one, an admin
        of this site can make you one.
      </p>
      <p className="mt-4">
        <a className="link" href={viewer ? "/account" : "/review/sign-in"}>
          {viewer ? "To your account" : "Sign in"}
        </a>
      </p>
    </main>
  );
}
