/**
 * The page shown while the database is down. A whole document in one string: it must not need anything that may be
 * down with it. It looks for the site again every five seconds.
 */
export function unavailablePage(): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="5">
<title>Unavailable · EfficientLLM leaderboard</title>
<style>
  body { font: 1rem/1.6 ui-sans-serif, system-ui, sans-serif; max-width: 36rem; margin: 18vh auto; padding: 0 1.5rem;
         background: light-dark(#fcfcfa, #121518); color: light-dark(#1f242b, #ebebe6); }
  h1 { font-size: 1.5rem; line-height: 1.3; letter-spacing: -0.015em; }
</style>
<main>
  <h1>The leaderboard can’t reach its database</h1>
  <p>The results are safe; they just can’t be read right now. This page looks again every five seconds and comes
  back by itself.</p>
</main>
</html>
`;
}
