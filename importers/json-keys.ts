const COLON = /\s*:/y;

/**
 * The keys of the outermost object of a JSON text, also of one that is cut off: how a file is recognised from its
 * beginning. Of several documents, the first one's. Empty for what is no object.
 */
export function topLevelKeys(head: string): Set<string> {
  const keys = new Set<string>();
  if (!/^\s*\{/.test(head)) return keys;
  let depth = 0;
  for (let at = 0; at < head.length; at++) {
    const character = head[at];
    if (character === "{" || character === "[") depth++;
    else if (character === "}" || character === "]") depth--;
    else if (character === '"') {
      const end = closingQuote(head, at);
      COLON.lastIndex = end + 1;
      if (depth === 1 && COLON.test(head)) keys.add(head.slice(at + 1, end));
      at = end;
    }
    if (depth === 0 && at > 0 && character === "}") break;
  }
  return keys;
}

function closingQuote(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
