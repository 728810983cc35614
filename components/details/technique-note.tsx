import { paperUrl } from "@/benchmark/details/papers";
import type { TechniqueNote as Note } from "@/benchmark/details/technique-notes";

/** What a technique does, and the papers that proposed it. */
export function TechniqueNote({ note }: { note: Note | null }) {
  if (!note) {
    return (
      <p className="prose text-soft">
        No explanation of this technique is written yet. The bundles that measured it say what it is.
      </p>
    );
  }
  return (
    <>
      <p className="prose">{note.text}</p>
      <ul className="prose mt-2 text-sm text-soft">
        {note.papers.map((paper) => (
          <li key={paper.arxiv}>
            {paper.authors} ({paper.year}).{" "}
            <a className="link" href={paperUrl(paper)}>
              {paper.title}
            </a>
            . arXiv:{paper.arxiv}
          </li>
        ))}
      </ul>
    </>
  );
}
