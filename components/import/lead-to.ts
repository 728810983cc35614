/**
 * Gives the focus to the field at which something is told, or to the row of its run, and opens what hides it.
 *
 * @returns whether there is such a place on the page.
 */
export function leadTo(page: ParentNode, { id, run }: { id: string; run: number | null }): boolean {
  const at = (name: string, value: string) =>
    page.querySelector<HTMLElement>(`[data-${name}="${CSS.escape(value)}"]`);
  const place = at("question", id) ?? at("setting", id) ?? (run === null ? null : at("run", String(run)));
  if (!place) return false;
  const folded = id.startsWith("join.") ? place.querySelector<HTMLDetailsElement>("[data-parts]") : null;
  if (folded) folded.open = true;
  let around = place.closest("details");
  while (around) {
    around.open = true;
    around = around.parentElement?.closest("details") ?? null;
  }
  const isGroup = place.matches("fieldset");
  const control = isGroup ? place.querySelector<HTMLElement>("input:checked, select") : place;
  (control ?? place.querySelector<HTMLElement>("input") ?? place).focus();
  return true;
}
