/**
 * The colours of techniques, in the order of their marks; `app/trade-offs.css` has the same. Found by a search for six
 * colours whose smallest distance in OKLab is largest over normal sight and the three common colour deficiencies
 * together, with at least 3:1 against the page: any two stay 0.11 apart, where 0.02 is just seen. Each has a shape of
 * its own beside, which is what print in one ink leaves.
 */
export const MARK_COLOURS = {
  light: ["#3c95cd", "#e1586c", "#64118c", "#00490a", "#ab5507", "#326cae"],
  dark: ["#1abdd3", "#ea7886", "#ad5fae", "#748b00", "#e3b651", "#6982ff"],
} as const;
