/** What a question or an answer is about, without the run that it is of: "technique" of `runs.2.technique`. */
export function fieldOf(id: string): string {
  return id.replace(/^runs\.\d+\./, "");
}

/** The id under which what is asked of several runs is answered for one of them. */
export function ownId(id: string, run: number): string {
  return `runs.${run}.${fieldOf(id)}`;
}
