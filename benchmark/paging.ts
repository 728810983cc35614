/** Rows of one cohort on one page of a board. */
export const PAGE_ROWS = 100;

/** How many pages so many rows of a cohort fill; at least one. */
export function pageCount(rows: number): number {
  return Math.max(1, Math.ceil(rows / PAGE_ROWS));
}

/** The rows of a cohort that a page shows, as numbers from 1; a short table stays where a longer one has gone on. */
export function pageRange(rows: number, page: number): { page: number; from: number; to: number } {
  const shown = Math.min(page, pageCount(rows));
  return { page: shown, from: (shown - 1) * PAGE_ROWS + 1, to: Math.min(rows, shown * PAGE_ROWS) };
}
