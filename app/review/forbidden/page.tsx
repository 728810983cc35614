import type { Metadata } from "next";
import { SignedIn } from "@/components/review/signed-in";
import { currentViewer } from "../../_requests/viewer";

export const metadata: Metadata = { title: "Not for this account", robots: { index: false } };

/** What stands where somebody may not go; the proxy leads here, with status 403. */
export default async function ForbiddenPage() {
  const viewer = await currentViewer();
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="font-semibold text-2xl">This page is not for this account</h1>
      {viewer && <SignedIn viewer={viewer} />}
      <p className="prose mt-3">
        Submissions are decided on by reviewers, and roles are given by admins. If you should be one, an admin
        of this site can make you one.
      </p>
      <p className="mt-4">
        <a className="link" href="/account">
          To your account
        </a>
      </p>
    </main>
  );
}
