/** A piece of a text, with the address it leads to where it names one. */
export interface TextPiece {
  text: string;
  href: string | null;
}

/** Web addresses, and identifiers on arXiv and of DOIs as references write them. */
const NAMED = /https?:\/\/[^\s<>"'\\]+|arXiv:\d{4}\.\d{4,5}(?:v\d+)?|doi:10\.\d{4,9}\/[^\s<>"'\\]+/giu;

/** A text in pieces, so that what it refers to can be followed: addresses, "arXiv:…" and "doi:…". */
export function linkedText(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(NAMED)) {
    const named = trimmed(match[0]);
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), href: null });
    pieces.push({ text: named, href: addressOf(named) });
    end = match.index + named.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), href: null });
  return pieces;
}

/** Without what belongs to the sentence: its last mark, and a bracket that it did not open. */
function trimmed(named: string): string {
  const bare = named.replace(/[.,;:!?]+$/, "");
  return bare.endsWith(")") && !bare.includes("(") ? trimmed(bare.slice(0, -1)) : bare;
}

function addressOf(named: string): string {
  const arxiv = /^arxiv:(.*)$/i.exec(named)?.[1];
  if (arxiv) return `https://arxiv.org/abs/${arxiv}`;
  const doi = /^doi:(.*)$/i.exec(named)?.[1];
  return doi ? doiUrl(doi) : named;
}

/** Where a DOI leads, whether it was given bare, with its prefix or as an address already. */
export function doiUrl(doi: string): string {
  const bare = doi.replace(/^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)/i, "");
  return `https://doi.org/${bare.split("/").map(encodeURIComponent).join("/")}`;
}
