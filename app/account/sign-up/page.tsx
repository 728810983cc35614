import type { Metadata } from "next";
import { SignUpForm } from "@/components/account/sign-up-form";
import { FormMessage } from "@/components/review/form-message";
import { PASSWORD_LENGTH } from "@/db/password-length";
import { singleParams } from "../../_requests/single-params";

export const metadata: Metadata = { title: "Make an account", robots: { index: false } };

export default async function SignUpPage(props: PageProps<"/account/sign-up">) {
  const { failed } = singleParams(await props.searchParams);
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="font-semibold text-2xl">Make an account</h1>
      <p className="prose mt-2 text-soft">
        An account gives tokens, with which command lines send bundles, and lists what was sent with them. It
        decides nothing: reviewers are appointed by the maintainers.
      </p>
      {failed === "limit" && (
        <FormMessage kind="trouble" title="No account was made.">
          Too many were asked for from here. Try again in an hour.
        </FormMessage>
      )}
      {failed === "name" && (
        <FormMessage kind="trouble" title="No account was made.">
          Its name may have 100 characters, and all of them must be ones that can be seen.
        </FormMessage>
      )}
      {failed === "form" && (
        <FormMessage kind="trouble" title="No account was made.">
          It takes a name, an e-mail address, and a password of {PASSWORD_LENGTH.least} to{" "}
          {PASSWORD_LENGTH.most} characters.
        </FormMessage>
      )}
      <SignUpForm passwordLength={PASSWORD_LENGTH} />
      <p className="mt-8 text-sm">
        There is one already?{" "}
        <a className="link" href="/review/sign-in">
          Sign in
        </a>
        .
      </p>
    </main>
  );
}
