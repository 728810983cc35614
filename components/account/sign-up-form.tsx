import { TextField } from "../review/text-field";

/** Name, address and password of an account that does not exist yet, in a plain form. */
export function SignUpForm({ passwordLength }: { passwordLength: { least: number; most: number } }) {
  return (
    <form method="post" action="/account/sign-up/send" className="mt-6 max-w-sm space-y-4">
      <TextField name="name" label="Name" autoComplete="name" maxLength={100}>
        As reviewers see it beside what you send.
      </TextField>
      <TextField name="email" label="E-mail" type="email" autoComplete="username" maxLength={254}>
        Never published.
      </TextField>
      <TextField
        name="password"
        label="Password"
        type="password"
        autoComplete="new-password"
        minLength={passwordLength.least}
        maxLength={passwordLength.most}
      >
        At least {passwordLength.least} characters; a sentence is fine.
      </TextField>
      <button type="submit" className="chip solid">
        Make the account
      </button>
    </form>
  );
}
