const NOTES_SHOWN = 5;

/** What a person should know of how an import went; of much the first. */
export function ImportNotes({ lines }: { lines: readonly string[] }) {
  const unique = [...new Set(lines)];
  if (unique.length === 0) return null;
  const [shown, more] = [unique.slice(0, NOTES_SHOWN), unique.slice(NOTES_SHOWN)];
  return (
    <div className="prose mt-4 border-doubt border-l-2 pl-3 text-sm">
      <NoteList lines={shown} />
      {more.length > 0 && (
        <details>
          <summary className="link w-fit">{more.length} more</summary>
          <NoteList lines={more} />
        </details>
      )}
    </div>
  );
}

function NoteList({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="space-y-1">
      {lines.map((line) => (
        <li key={line} className="break-words">
          {line}
        </li>
      ))}
    </ul>
  );
}
