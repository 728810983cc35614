import { slug } from "../slug";
import { type BoardExport, boardTitle, type ExportCell, type ExportTable } from "./board-export";
import { boardBibtex, latexUrl } from "./citation";
import { exportTables } from "./export-table";

/**
 * A board as LaTeX: a `table` with booktabs for each cohort, all its rows, the address and dataset version in the
 * caption, the best value of each column bold, missing values as `--` with their reason below. What pdfLaTeX with UTF-8
 * can't set of the signs written here is spelled as a command; names from the data keep their letters, and a comment
 * says which of them need XeLaTeX or LuaLaTeX. The same board and dataset version give the same bytes.
 */
export function boardLatex(exported: BoardExport): string {
  const { board, address, datasetVersion, notices } = exported;
  const caption = `EfficientLLM leaderboard, dataset version ${datasetVersion}, \\url{${latexUrl(address)}}.`;
  const label = `tab:efficientllm-${board.question.axis}`;
  const tables = exportTables(board).map((table, index) =>
    latexTable(table, caption, `${label}-${index + 1}`),
  );
  const body = tables.length > 0 ? tables.join("\n") : "% No result answers this question.\n";
  const foreign = [...new Set(body.replace(KNOWN_LETTERS, ""))].filter((sign) => sign !== "\n");
  const comments = [
    boardTitle(board.question),
    `Dataset version ${datasetVersion}, ${address}`,
    "Needs \\usepackage[T1]{fontenc}, \\usepackage{booktabs}, \\usepackage{adjustbox} and \\usepackage{hyperref}.",
    ...(foreign.length > 0
      ? [`Set with XeLaTeX or LuaLaTeX: pdfLaTeX does not know ${foreign.join(" ")}`]
      : []),
    ...notices.map(({ parameter, message }) => `Not used of the address: ${parameter}: ${message}`),
    "The benchmark's paper:",
  ].map(oneLine);
  const bibtex = boardBibtex(address, datasetVersion).split("\n");
  return `${[...comments, ...bibtex].map((line) => `% ${line}\n`).join("")}\n${body}`;
}

function latexTable(table: ExportTable, source: string, label: string): string {
  const { title, conditions, content, head, rows, notes, remarks, sources } = table;
  const names = rows[0]?.names.length ?? 1;
  const units = head.map(({ unit, better }) => {
    const arrow = better ? (better === "lower" ? "$\\downarrow$" : "$\\uparrow$") : "";
    return [unit ? escapeLatex(`(${unit})`) : "", arrow].filter((text) => text).join(" ");
  });
  const below = [
    ...notes.map((note, index) => `\\textsuperscript{${index + 1}} ${escapeLatex(note)}`),
    ...remarks.map(escapeLatex),
    `Source: ${sources.map((one) => `${escapeLatex(one.title)}${sourceAddress(one.url)}`).join("; ")}.`,
  ];
  return `${[
    "\\begin{table}[htbp]",
    "\\centering",
    `\\caption[${escapeLatex(title)}]{${escapeLatex(`${title}. ${conditions}: ${content}.`)} Best values in bold. ${source}}`,
    `\\label{${label}-${labelText(title)}}`,
    "\\begin{adjustbox}{max width=\\textwidth}",
    `\\begin{tabular}{${"l".repeat(names)}${"r".repeat(head.length - names)}}`,
    "\\toprule",
    `${head.map((column) => escapeLatex(column.label)).join(" & ")} \\\\`,
    `${units.join(" & ")} \\\\`,
    "\\midrule",
    ...rows.map((row) => `${[...row.names.map(escapeLatex), ...row.cells.map(latexCell)].join(" & ")} \\\\`),
    "\\bottomrule",
    "\\end{tabular}",
    "\\end{adjustbox}",
    "\\par\\smallskip\\footnotesize\\raggedright",
    ...below.map((line) => `${line}\\par`),
    "\\end{table}",
  ].join("\n")}\n`;
}

function latexCell({ text, beside, best, marks }: ExportCell): string {
  const value = text === null ? "--" : best ? `\\textbf{\\boldmath ${latexNumber(text)}}` : latexNumber(text);
  const raised = marks.length > 0 ? `\\textsuperscript{${escapeLatex(marks.join(","))}}` : "";
  return `${value}${raised}${beside ? ` (${latexNumber(beside)})` : ""}`;
}

function sourceAddress(url: string | null): string {
  return url && /^https?:\/\/[\x21-\x7e]+$/.test(url) ? `, \\url{${latexUrl(url)}}` : "";
}

function labelText(title: string): string {
  return slug(title)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
}

/** Signs that mean something to TeX, or that a font of pdfLaTeX lacks. */
const SPELLED: ReadonlyMap<string, string> = new Map([
  ["\\", "\\textbackslash{}"],
  ["{", "\\{"],
  ["}", "\\}"],
  ["$", "\\$"],
  ["&", "\\&"],
  ["#", "\\#"],
  ["_", "\\_"],
  ["%", "\\%"],
  ["~", "\\textasciitilde{}"],
  ["^", "\\textasciicircum{}"],
  ["<", "\\textless{}"],
  [">", "\\textgreater{}"],
  ["|", "\\textbar{}"],
  ['"', "\\textquotedbl{}"],
  // After the end of a row these would be its options.
  ["[", "{[}"],
  ["]", "{]}"],
  ["*", "{*}"],
  ["−", "$-$"],
  ["×", "$\\times$"],
  ["±", "$\\pm$"],
  ["∞", "$\\infty$"],
  ["≤", "$\\leq$"],
  ["≥", "$\\geq$"],
  ["→", "$\\rightarrow$"],
  ["·", "\\textperiodcentered{}"],
  ["—", "---"],
  ["–", "--"],
  ["“", "``"],
  ["”", "''"],
  ["‘", "`"],
  ["’", "'"],
  ["…", "\\ldots{}"],
  ["µ", "$\\mu$"],
  ["μ", "$\\mu$"],
  ["\u00a0", "~"],
]);
/** What pdfLaTeX sets from UTF-8 with T1 fonts: ASCII and the letters of Latin-1 and Latin Extended-A. */
const KNOWN_LETTERS = /[\x20-\x7e\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017e]/g;
/** Text that is only text. Control characters and marks without width, which no font has, are dropped. */
function escapeLatex(text: string): string {
  const signs = [...oneLine(text).replace(/\p{Cf}/gu, "")];
  // Two hyphens would be set as a dash.
  return signs
    .map((sign, index) => (sign === "-" && signs[index + 1] === "-" ? "-{}" : (SPELLED.get(sign) ?? sign)))
    .join("");
}

/** A number as benchmark/format.ts writes it, 8.22e−8 as a power of ten. */
function latexNumber(text: string): string {
  return text
    .split(/(−?\d{1,3}(?:\.\d{1,8})?e−?\d{1,3})(?!\d)/)
    .map((part, index) => {
      const [digits, power] = part.replaceAll("−", "-").split("e");
      return index % 2 === 0 ? escapeLatex(part) : `$${digits}\\times10^{${power}}$`;
    })
    .join("");
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cs}]+/gu, " ").trim();
}
