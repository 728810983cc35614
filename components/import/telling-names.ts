const SHOWN = 3;

/** Files by what tells them apart, of many the first three: "gqa_0.5B.log, mqa_1.5B.log, mha_3B.log and 2 more". */
export function namesOfFiles(paths: Iterable<string>): string {
  const unique = [...new Set(paths)];
  const names = unique.slice(0, SHOWN).map((path) => tellingName(path, unique));
  const more = unique.length - names.length;
  const shown = new Set(names).size === names.length ? names : unique.slice(0, SHOWN);
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** The shortest end of a path that no other one has; of a long one its first folder and the file. */
function tellingName(path: string, all: readonly string[]): string {
  const segments = path.split("/");
  const file = segments.at(-1) ?? path;
  for (let from = segments.length - 1; from > 0; from--) {
    const end = segments.slice(from).join("/");
    const isOther = (other: string) => other !== path && (other === end || other.endsWith(`/${end}`));
    if (all.some(isOther)) continue;
    return segments.length - from > 2 ? `${segments[from]}/…/${file}` : end;
  }
  return segments.length > 2 ? `${segments[0]}/…/${file}` : path;
}
