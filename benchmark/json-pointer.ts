/** The JSON pointer (RFC 6901) of a path of keys and list positions; of the empty path: "". */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
