import { AXES, AXIS_KEYS } from "../axes";
import type { Claim } from "./claim";
import { toClaim } from "./claim-builder";
import { transferPart } from "./transfer";
import { winnerPart } from "./winners";

const BOARDS = AXIS_KEYS.map((axis) => ({ label: AXES[axis].title, href: `/leaderboards/${axis}` }));

/** What the paper says of techniques on all boards. */
export const GENERAL_CLAIMS: readonly Claim[] = [
  toClaim({
    id: "no-universal-winner",
    title: "No technique is best on every metric.",
    where: "abstract",
    about: null,
    links: BOARDS,
    parts: (results) => [
      winnerPart(results, {
        name: "No technique is best at everything",
        statement:
          "No technique of a family is the best in every metric, wherever it was measured beside another.",
        supports:
          "Whichever technique leads in quality (or in the first metric that two of them have), another is certainly better in some other metric there.",
        contradicts:
          "One technique is certainly better than all others in each metric that results of its family and modality have, on every model, hardware and data set where it stands beside another. One that is so in some of these alone is named and counts for neither side. MCR is left out, as quality is in it already.",
        wanted: "two techniques of a family on one model, hardware and data set, with two metrics each",
      }),
    ],
    caveats: () => [
      "A technique that is beaten in nothing that was measured is no winner yet while metrics of its board are missing there: it counts for neither side.",
    ],
  }),
  toClaim({
    id: "modality-transfer",
    title: "What a technique does to efficiency carries over from one modality to another.",
    where: "abstract",
    about: null,
    links: BOARDS,
    parts: (results) => [
      transferPart(results, {
        name: "The same way in two modalities",
        statement:
          "Against its family’s usual baseline a technique is better, or worse, in a metric in both of two modalities.",
        supports: "All certain comparisons of both modalities go the same way.",
        contradicts: "Those of one modality go one way, and those of the other the opposite one.",
        wanted: "a technique and its family’s baseline on one model each of two modalities",
      }),
    ],
    caveats: () => [
      "Only the direction of a change is compared, not its size. Quality is another measure in each modality.",
    ],
  }),
];
