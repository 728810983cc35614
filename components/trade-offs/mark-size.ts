/** Half the width of a mark, in a figure's own pixels. */
export const MARK_RADIUS = 5;
