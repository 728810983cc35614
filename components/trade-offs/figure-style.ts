import { MARK_COLOURS } from "./mark-colours";

/** Paper and ink of files and small pages: the page's own, as colours that every program knows. */
const INKS = {
  light: { paper: "#fdfcf9", ink: "#161d25", soft: "#545c66", rule: "#d9d7d0", accent: "#0b6470" },
  dark: { paper: "#0d1215", ink: "#eceae3", soft: "#a4acb2", rule: "#31383d", accent: "#5fd0dc" },
} as const;

/**
 * What a chart needs to look like itself outside of the page, as a style sheet of plain rules: `app/trade-offs.css` is
 * written for browsers, with variables that other programs don't know.
 */
export function figureStyle(scheme: "light" | "dark"): string {
  const { paper, ink, soft, rule, accent } = INKS[scheme];
  const marks = MARK_COLOURS[scheme].map((colour, index) => `.mark-${index}{color:${colour}}`).join("");
  return [
    `.sheet{color:${ink};font-family:Geist,"Helvetica Neue",Arial,sans-serif;font-size:12.5px}`,
    `.paper{fill:${paper}}.fill-paper{fill:${paper}}.mark-baseline{color:${ink}}${marks}`,
    `.heading{font-size:16px;font-weight:600}.panel-title{font-size:14px;font-weight:600}`,
    `.remarks-title{font-weight:600}.aside,.tick-label{fill:${soft}}.side-title{font-weight:600}`,
    `.grid-line{stroke:${rule};stroke-width:.75;stroke-dasharray:1 3}.zero-line{stroke:${soft};stroke-width:1}`,
    `.guide path{fill:none;stroke:${soft};stroke-width:1;stroke-dasharray:1.5 4}`,
    `.guide text{fill:${soft};font-style:italic;font-size:11.5px}`,
    `.frontier-line{fill:none;stroke:${ink};stroke-width:1.4;stroke-dasharray:6 3}`,
    `.technique-line,.change-line{fill:none;stroke:currentColor;stroke-width:1.6;stroke-linejoin:round}`,
    `.change-line.thin{stroke-width:1;opacity:.4}.error-bar{stroke:currentColor;stroke-width:1;opacity:.7}`,
    `.share-ring{fill:none;stroke:currentColor}.leader-line{stroke:${soft};stroke-width:.75}`,
    `.better-corner{color:${accent};font-style:italic}.better-corner text{fill:currentColor}`,
  ].join("");
}
