/** Characters of a slug at most: compatibility forms of a name may be many times longer than itself. */
const MAX_LENGTH = 200;

/**
 * A name as it stands in addresses: lower case, words joined by hyphens ("LoRA+" → "lora-plus"). A name of signs
 * alone is spelled by their code points ("★" → "u2605"), so that two of them never become one; only a name of
 * nothing but spaces gives "".
 */
export function slug(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("+", " plus ");
  return joined(words) || joined(codePoints(name));
}

function joined(words: string): string {
  const hyphenated = words.replace(/[^\p{Letter}\p{Mark}\p{Number}.]+/gu, "-").replace(/^[-.]+/, "");
  const most = hyphenated.length <= MAX_LENGTH ? hyphenated : [...hyphenated].slice(0, MAX_LENGTH).join("");
  return most.replace(/[-.]+$/, "");
}

function codePoints(text: string): string {
  return [...text.replace(/\s/g, "")].map((sign) => `u${sign.codePointAt(0)?.toString(16)}`).join(" ");
}

/** In addresses, what a source does not state. */
export const NOT_STATED = "not-stated";

/** The slug of a name that may be unknown. */
export function nameSlug(name: string | null | undefined): string {
  return name ? slug(name) : NOT_STATED;
}
