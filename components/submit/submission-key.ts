const KEY_BYTES = 32;

/**
 * A secret for the submission of a package: who sends the package again with it gets the same receipt. The tab
 * remembers it, so that this holds also where the page was loaded anew after a broken connection.
 */
export function submissionKey(sha256: string): string {
  const name = `submission ${sha256}`;
  try {
    const known = sessionStorage.getItem(name);
    if (known !== null) return known;
    const key = randomKey();
    sessionStorage.setItem(name, key);
    return key;
  } catch {
    // Some browsers keep nothing for some sites.
    return randomKey();
  }
}

/** 43 characters of base64url. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
