import type { NamedKind } from "@/db/known-address";

/** What a page says of a thing that there is not. */
export interface MissingText {
  title: string;
  why: string;
  /** How to find what was meant. */
  way: string;
  /** Where that begins, for what no board leads to: it stands first then, and boards are left out. */
  links?: readonly { href: string; title: string }[];
}

const SUBMIT = { href: "/submit", title: "Submit results" } as const;

const RUNS = "Choose single runs on a board: what stands first in a row leads to the page of its run";

export const MISSING: Readonly<Record<NamedKind, MissingText>> = {
  board: {
    title: "There is no such board",
    why: "The benchmark has three, one for each stage of a model’s life at which efficiency is measured.",
    way: "Open a board and search or filter it: every question that can be asked of it has an address of its own.",
  },
  model: {
    title: "There is no such model",
    why: "No result on a model of this name was ever published here. The name may be spelled in another way.",
    way: `Type a part of the model’s name into the search of a board, or choose it under the filter “Model”. ${RUNS}, and that to its model.`,
  },
  technique: {
    title: "There is no such technique",
    why: "No result of a technique of this name was ever published here, and it is none that the boards know. The name may be spelled in another way.",
    way: "On a board, a technique’s name leads to its page. Those that the boards know:",
  },
  result: {
    title: "There is no such result",
    why: "No published result has this address. An address ends in 16 digits and letters from a to f; a part of it may be lost.",
    way: `${RUNS}, with the source of every number. The board’s search and filters narrow the runs.`,
  },
  bundle: {
    title: "There is no such bundle",
    why: "No published bundle has this address. An address ends in 16 digits and letters from a to f; a part of it may be lost.",
    way: `A bundle is what results were handed in with. ${RUNS}, and that, under “Where it comes from”, to its bundle.`,
  },
  submission: {
    title: "There is no such submission",
    why: "No submission has this address. A receipt has 43 characters; a part of it may be lost.",
    way: "Look at the end of the address first: mail programs cut long lines. What you sent while you were signed in, or with a token, is listed in your account. Otherwise nobody can look a receipt up for you, but you can send the same file again: the command line and the tab that sent it get the same receipt.",
    links: [SUBMIT, { href: "/account", title: "Your account" }],
  },
  report: {
    title: "There is no such report",
    why: "What the checks said of a file that was refused is kept for a day. The address may have lost a part, too.",
    way: "Nothing of the file was stored. Check it again: with the form, or where you are by one of the commands of the documentation.",
    links: [SUBMIT, { href: "/docs/bundle-format#before", title: "Commands that check" }],
  },
};
