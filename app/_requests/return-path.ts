/** A path of this site with its query: no other site, and nothing that a browser could take for one. */
const OWN_PATH = /^\/(?!\/)[\w\-./~%]*(\?[\w\-./~%=&+]*)?$/;
const LONGEST = 500;

/** Where to go after a sign-in, from what an address or a form says; `otherwise` where that is no path of this site. */
export function readReturnPath(text: string | null | undefined, otherwise: string): string {
  return text && text.length <= LONGEST && OWN_PATH.test(text) ? text : otherwise;
}

/** The page to sign in on, which leads back to `path`. */
export function signInAddress(path: string, failed: Record<string, string> = {}): string {
  return `/review/sign-in?${new URLSearchParams({ ...failed, to: path })}`;
}
