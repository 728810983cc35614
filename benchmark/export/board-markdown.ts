import { type BoardExport, boardTitle, type ExportCell, type ExportTable } from "./board-export";
import { exportTables } from "./export-table";

/**
 * A board as Markdown (tables as GitHub writes them): a heading and a table for each cohort, all pages, and below
 * it the address and dataset version, so that a table that is cut out still says where it comes from. Best
 * values are bold, missing ones a dash with its reason. The same board and dataset version give the same bytes.
 */
export function boardMarkdown(exported: BoardExport): string {
  const { board, address, datasetVersion, notices } = exported;
  const caption = `Dataset version ${datasetVersion}, <${address}>`;
  const unused = notices.map(
    ({ parameter, message }) => `Not used of the address: ${escapeMarkdown(`${parameter}: ${message}`)}`,
  );
  const tables = exportTables(board).map((table) => markdownTable(table, caption));
  const body = tables.length > 0 ? tables : [`No result answers this question.\n\n${caption}`];
  return `${[`# ${escapeMarkdown(boardTitle(board.question))}`, ...unused, ...body].join("\n\n")}\n`;
}

function markdownTable(table: ExportTable, caption: string): string {
  const { title, conditions, content, head, rows, notes, remarks, sources } = table;
  const names = rows[0]?.names.length ?? 1;
  const lines = [
    head.map(({ label, unit, better }) => {
      const about = [unit, better && `${better} is better`].filter((text) => text !== undefined).join(", ");
      return escapeMarkdown(about ? `${label} (${about})` : label);
    }),
    head.map((_, index) => (index < names ? "---" : "---:")),
    ...rows.map((row) => [...row.names.map(escapeMarkdown), ...row.cells.map(markdownCell)]),
  ].map((cells) => `| ${cells.join(" | ")} |`);
  const numbered = notes.map((note, index) => `<sup>${index + 1}</sup> ${escapeMarkdown(note)}`);
  const from = sources.map(
    (source) => `${escapeMarkdown(source.title)}${source.url ? ` ${markdownAddress(source.url)}` : ""}`,
  );
  return [
    `## ${escapeMarkdown(title)}`,
    escapeMarkdown(`${conditions}: ${content}.`),
    lines.join("\n"),
    ...[...numbered, ...remarks.map(escapeMarkdown)],
    `Source: ${from.join("; ")}`,
    caption,
  ].join("\n\n");
}

function markdownCell({ text, beside, best, marks }: ExportCell): string {
  const value = text === null ? "—" : best ? `**${escapeMarkdown(text)}**` : escapeMarkdown(text);
  const raised = marks.length > 0 ? `<sup>${escapeMarkdown(marks.join(","))}</sup>` : "";
  return `${value}${raised}${beside ? ` (${escapeMarkdown(beside)})` : ""}`;
}

/** An address as a link, if it is one that can't do anything but be opened. */
function markdownAddress(url: string): string {
  return /^https?:\/\/[^\s<>\\]+$/.test(url) ? `<${url}>` : escapeMarkdown(url);
}

/** Text that is only text: no table, link, emphasis, heading or HTML comes out of it, and no line ends in it. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\s\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .trim()
    .replace(/[\\`*_[\]|~$#!]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/^[-+=](?= |$)|^[-=]{2}|(?<=^\d{1,9})[.)](?= |$)/, "\\$&");
}
