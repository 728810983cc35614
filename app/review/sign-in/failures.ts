import { ownEntry } from "@/benchmark/own-entry";

interface Failure {
  title: string;
  text: string;
}

const FAILURES: Readonly<Record<string, Failure>> = {
  credentials: {
    title: "Nobody is signed in.",
    text: "No account has this e-mail address together with this password. Look at both, and try again.",
  },
  limit: {
    title: "Too many attempts.",
    text: "There were too many attempts from here or at this account.",
  },
  form: {
    title: "Nothing came in.",
    text: "What was sent is not the form of this page. Fill it in once more.",
  },
  account_not_linked: {
    title: "GitHub gave an e-mail address that has an account here.",
    text: "That account has a password: sign in with it.",
  },
};

/** What GitHub, or the way back from it, may say: the reader can only try again. */
const BY_GITHUB: Failure = {
  title: "GitHub did not sign you in.",
  text: "Try again, or sign in with a password.",
};

/** Why the last attempt failed, in words; null where there was none. `waitS`: seconds until the next may be made. */
export function failureText(
  failed: string | undefined,
  github: string | undefined,
  waitS: string | undefined,
): Failure | null {
  if (github !== undefined) return ownEntry(FAILURES, github) ?? BY_GITHUB;
  const failure = failed === undefined ? null : ownEntry(FAILURES, failed);
  if (!failure) return null;
  const wait = failed === "limit" && /^\d{1,5}$/.test(waitS ?? "") ? Math.ceil(Number(waitS) / 60) : null;
  if (wait === null) return failure;
  return { ...failure, text: `${failure.text} Try again in ${wait === 1 ? "a minute" : `${wait} minutes`}.` };
}
