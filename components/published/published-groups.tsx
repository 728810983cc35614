import { AXES } from "@/benchmark/axes";
import { metric } from "@/benchmark/metrics";
import type { PublishedCell, PublishedGroup } from "@/benchmark/published/published-ranks";
import { printLeaderboardUrl } from "@/benchmark/question";
import { slug } from "@/benchmark/slug";
import { familyTitle } from "@/benchmark/techniques";
import { type CellContent, PublishedTable } from "./published-table";
import { RANK_VERDICT_KEYS } from "./published-verdicts";

/** Every group of the published table: its ranks beside ours, the boards that give ours, and the reasons. */
export function PublishedGroups({ groups }: { groups: readonly PublishedGroup[] }) {
  return groups.map((group, index) => {
    const { axis, name, family, columns, rows, reasons } = group;
    const id = `group-${index + 1}`;
    return (
      <section key={id} id={id} aria-labelledby={`${id}-title`} className="mt-12">
        <h2 id={`${id}-title`} className="font-semibold text-lg">
          {name}
          <span className="font-normal text-soft">
            {" "}
            · {axis === "architecture" ? AXES[axis].title : familyTitle(family)}
          </span>
        </h2>
        <p className="mb-3 text-sm text-soft">
          <Boards group={group} /> {notes(group).join(" ")}
        </p>
        <PublishedTable
          caption={`Published ranks and ours: ${name}, ${AXES[axis].title}`}
          columns={columns}
          rows={rows.map(({ technique, own, cells }) => ({
            technique,
            own: slug(own) === slug(technique) ? "" : own,
            cells: cells.map(toContent),
          }))}
        />
        {reasons.length > 0 && (
          <ol className="mt-2 space-y-0.5 text-soft text-xs" aria-label={`Reasons: ${name}`}>
            {reasons.map((reason, number) => (
              <li key={reason} className="flex max-w-4xl gap-2">
                <span>{reasonMark(number)}</span> <span>{reason}</span>
              </li>
            ))}
          </ol>
        )}
      </section>
    );
  });
}

function Boards({ group: { boards } }: { group: PublishedGroup }) {
  if (boards.length === 0) return "No board has results of this group.";
  return (
    <>
      Ours are the ranks on{" "}
      {boards.map(({ label, question }, index) => (
        <span key={printLeaderboardUrl(question)}>
          {index > 0 && " and "}
          <a className="link" href={printLeaderboardUrl(question)}>
            {label}
          </a>
        </span>
      ))}
      {boards.length > 1 ? ", in this order." : "."}
    </>
  );
}

/** What else a reader should know of a group, in sentences. */
function notes({ unpublished, barred, shared }: PublishedGroup): string[] {
  const sentences = shared.map(({ column, rank, techniques }) => {
    const name = column === "quality" ? "quality" : metric(column).label;
    return `The published table gives rank ${rank} of ${name} to ${techniques.join(" and ")} alike.`;
  });
  if (barred.length > 0) {
    sentences.unshift(
      `The published table ranks ${barred.map((name) => `“${name}”`).join(", ")} with the others, although the paper says that it can’t be compared with them. Here ours do, too; the boards leave it unranked.`,
    );
  }
  if (unpublished.length > 0) {
    sentences.unshift(
      `The published table does not rank ${unpublished.map((name) => `“${name}”`).join(", ")}, so ours are ranks among the others.`,
    );
  }
  return sentences;
}

/** A cell in short: published rank, ours, the verdict's place in the table of verdicts, the marks of its reasons. */
function toContent({ published, ours, verdict, reasons }: PublishedCell): CellContent {
  const ranks = ours.map((own) => {
    if (!own) return "—";
    return own.to > own.rank ? `${own.rank}–${own.to}` : String(own.rank);
  });
  const isNowhere = ours.every((own) => own === null);
  return [
    published,
    isNowhere ? "—" : ranks.join(" / "),
    RANK_VERDICT_KEYS.indexOf(verdict),
    reasons.map(reasonMark).join(" "),
  ];
}

/** The mark of a reason: a, b, … z, then a2, b2, … */
function reasonMark(number: number): string {
  const round = Math.floor(number / 26);
  return `${String.fromCharCode(97 + (number % 26))}${round > 0 ? round + 1 : ""}`;
}
