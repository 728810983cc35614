const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as it stands in HTML, whatever is in it. */
export function htmlText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
}

/**
 * A whole document in one string, which needs nothing from elsewhere.
 *
 * @param title as text.
 * @param main as HTML.
 * @param head as HTML, too.
 */
export function standalonePage({
  title,
  main,
  head = "",
}: {
  title: string;
  main: string;
  head?: string;
}): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${head}<title>${htmlText(title)} · EfficientLLM leaderboard</title>
<style>
  body { font: 1rem/1.6 ui-sans-serif, system-ui, sans-serif; max-width: 36rem; margin: 18vh auto; padding: 0 1.5rem;
         background: light-dark(#fcfcfa, #121518); color: light-dark(#1f242b, #ebebe6); }
  h1 { font-size: 1.5rem; line-height: 1.3; letter-spacing: -0.015em; }
  a { color: inherit; }
</style>
<main>
${main}
</main>
</html>
`;
}
