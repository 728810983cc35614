/**
 * The page of a result, by its id. Apart from the other addresses, which know every board: what travels to the browser
 * for a chart needs this one alone.
 */
export function resultAddress(id: string): string {
  return `/results/${id}`;
}
