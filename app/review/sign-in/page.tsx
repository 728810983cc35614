import type { Metadata } from "next";
import { SignInForm } from "@/components/account/sign-in-form";
import { FormMessage } from "@/components/review/form-message";
import { hasGithub } from "@/db/auth";
import { readReturnPath } from "../../_requests/return-path";
import { singleParams } from "../../_requests/single-params";
import { failureText } from "./failures";

export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

export default async function SignInPage(props: PageProps<"/review/sign-in">) {
  const { to, failed, error, wait, made } = singleParams(await props.searchParams);
  const failure = failureText(failed, error, wait);
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="font-semibold text-2xl">Sign in</h1>
      <p className="prose mt-2 text-soft">
        For reviewers, and for who sends bundles from a command line. To submit by the form or to read, no
        account is needed.
      </p>
      {failure && (
        <FormMessage kind="trouble" title={failure.title}>
          {failure.text}
        </FormMessage>
      )}
      {made === "yes" && (
        <FormMessage kind="done" title="The account can be used.">
          Where this e-mail address had one before, it is unchanged, with the password it had.
        </FormMessage>
      )}
      <SignInForm to={readReturnPath(to, "/account")} hasGithub={hasGithub()} />
      <p className="mt-8 text-sm">
        No account yet?{" "}
        <a className="link" href="/account/sign-up">
          Make one
        </a>
        .
      </p>
    </main>
  );
}
