/** A name as it stands in addresses: lower case, words joined by hyphens ("LoRA+" → "lora-plus"). */
export function slug(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll("+", " plus ")
    .replace(/[^\p{Letter}\p{Number}.]+/gu, "-")
    .replace(/^[-.]+|[-.]+$/g, "");
}

/** In addresses, what a source does not state. */
export const NOT_STATED = "not-stated";

/** The slug of a name that may be unknown. */
export function nameSlug(name: string | null | undefined): string {
  return name ? slug(name) : NOT_STATED;
}
