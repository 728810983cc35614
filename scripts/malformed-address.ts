const MESSAGE =
  "The path is not percent-encoded UTF-8. Write a percent sign as %25 and other characters in UTF-8.";

/** What to answer, with status 400, to an address that names nothing because it can't be decoded. */
export interface MalformedAnswer {
  contentType: string;
  body: string;
}

/**
 * The answer to a request whose path is malformed, or null where it is sound. Next answers such paths with 500, as
 * if the server were at fault.
 *
 * @param address path and query, as the request line gives them.
 */
export function findMalformedAnswer(address: string): MalformedAnswer | null {
  const path = address.replace(/\?.*$/s, "");
  try {
    decodeURIComponent(path);
    return null;
  } catch {
    if (!/[./]json$/.test(path)) return { contentType: "text/html; charset=utf-8", body: PAGE };
    // The shape of app/_requests/error-response.ts, which belongs to what Next has built.
    const body = JSON.stringify({ error: { code: "address.malformed", message: MESSAGE }, findings: [] });
    return { contentType: "application/json", body };
  }
}

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Malformed address · EfficientLLM leaderboard</title>
<style>
  body { font: 1rem/1.6 ui-sans-serif, system-ui, sans-serif; max-width: 36rem; margin: 18vh auto; padding: 0 1.5rem;
         background: light-dark(#fcfcfa, #121518); color: light-dark(#1f242b, #ebebe6); }
  h1 { font-size: 1.5rem; line-height: 1.3; letter-spacing: -0.015em; }
  a { color: inherit; }
</style>
<main>
  <h1>This address can’t be read</h1>
  <p>${MESSAGE}</p>
  <p><a href="/">To the leaderboards</a></p>
</main>
</html>
`;
