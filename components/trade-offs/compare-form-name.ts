/** The form that the boxes of all tables on the page belong to. */
export const COMPARE_FORM = "compare-points";
