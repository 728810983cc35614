import { TextField } from "../review/text-field";

interface Props {
  /** Where to go afterwards. */
  to: string;
  hasGithub: boolean;
}

/** Address and password, in a plain form; GitHub where this site knows it. */
export function SignInForm({ to, hasGithub }: Props) {
  return (
    <>
      <form method="post" action="/review/sign-in/send" className="mt-6 max-w-sm space-y-4">
        <input type="hidden" name="to" value={to} />
        <TextField name="email" label="E-mail" type="email" autoComplete="username" maxLength={254} />
        <TextField
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          maxLength={128}
        />
        <button type="submit" className="chip solid">
          Sign in
        </button>
      </form>
      {hasGithub && (
        <form method="post" action="/review/sign-in/github" className="mt-6">
          <input type="hidden" name="to" value={to} />
          <button type="submit" className="chip">
            Sign in with GitHub
          </button>
        </form>
      )}
    </>
  );
}
