/** The notes of one table: the same texts have one number, however many cells they belong to. */
export class NoteList {
  readonly texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  /** The number of these texts as one note, from 1; 0 for no text. */
  number(paragraphs: readonly string[]): number {
    if (paragraphs.length === 0) return 0;
    const text = paragraphs.map((paragraph) => sentence(paragraph)).join("\n");
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.texts.push(text);
    this.#numbers.set(text, number);
    return number;
  }
}

function sentence(text: string): string {
  const ended = /[.!?]$/.test(text) ? text : `${text}.`;
  // "int4 draws more power" begins with a name, which keeps its spelling.
  return /^[a-z]+[ ,;:]/.test(ended) ? ended.charAt(0).toUpperCase() + ended.slice(1) : ended;
}
