interface Props {
  viewer: { name: string; email: string; role: string };
}

/** As whom somebody is signed in, and the way out. */
export function SignedIn({ viewer }: Props) {
  return (
    <div className="mt-2 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm text-soft">
      <p className="min-w-0 break-words">
        Signed in as {viewer.name} ({viewer.email}), {viewer.role}.
      </p>
      <form method="post" action="/review/sign-out">
        <button type="submit" className="link">
          Sign out
        </button>
      </form>
    </div>
  );
}
