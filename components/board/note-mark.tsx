interface NoteMarkProps {
  note: number;
  table: string;
  label: string;
  doubt?: boolean;
}

/** Opens a note of its table on demand: an asterisk, or a question mark where a value is doubtful. */
export function NoteMark({ note, table, label, doubt = false }: NoteMarkProps) {
  return (
    <button
      type="button"
      className={doubt ? "note-mark doubt" : "note-mark"}
      popoverTarget={`${table}-${note}`}
      data-note={note}
      aria-label={doubt ? `${label}: doubtful` : label}
    >
      {doubt ? "?" : "*"}
    </button>
  );
}
