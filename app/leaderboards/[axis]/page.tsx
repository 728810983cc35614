import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { AXES, isAxis } from "@/benchmark/axes";
import { isPrinted } from "@/benchmark/query-reader";
import { printLeaderboardQuery, printLeaderboardUrl } from "@/benchmark/question";
import { parseLeaderboardQuestion } from "@/benchmark/question-reader";
import { boardContent } from "@/components/board/board-content";
import { BoardView } from "@/components/board/board-view";
import { loadLeaderboard } from "@/db/leaderboard";
import { siteOrigin } from "../../_requests/site-origin";

export async function generateMetadata(props: PageProps<"/leaderboards/[axis]">): Promise<Metadata> {
  const { axis } = await props.params;
  return isAxis(axis) ? { title: AXES[axis].title, description: AXES[axis].summary } : {};
}

export default async function LeaderboardPage(props: PageProps<"/leaderboards/[axis]">) {
  const { axis } = await props.params;
  if (!isAxis(axis)) notFound();
  const params = await props.searchParams;
  const { question, notices } = parseLeaderboardQuestion(axis, params);
  // A form sends its fields in its own order, and empty ones too; the address that stays is the one to be shared.
  if (notices.length === 0 && !isPrinted(params, printLeaderboardQuery(question))) {
    redirect(printLeaderboardUrl(question));
  }
  const board = await loadLeaderboard(question);
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="font-semibold text-2xl">{AXES[axis].title}</h1>
      <p className="prose mt-2 mb-6 text-soft">{AXES[axis].summary}</p>
      <BoardView
        content={boardContent(board, notices, board.datasetVersion)}
        origin={siteOrigin(await headers())}
      />
    </main>
  );
}
