import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { hasLimits, parseChooseQuestion, printChooseUrl } from "@/benchmark/chooser/choose-question";
import { isPrinted } from "@/benchmark/query-reader";
import { ChooseAnswer } from "@/components/choose/choose-answer";
import { ChooseForm } from "@/components/choose/choose-form";
import { ChooseExamples, ChooseStart } from "@/components/choose/choose-start";
import { Notices } from "@/components/notices";
import { loadChoice } from "@/db/choose";

export const metadata: Metadata = {
  title: "Choose a technique",
  description:
    "Which efficiency techniques meet your limits of memory, quality, throughput, latency and power, and on which evidence.",
};

export default async function ChoosePage(props: PageProps<"/choose">) {
  const params = await props.searchParams;
  const { question, notices } = parseChooseQuestion(params);
  // A form sends its fields in its own order, and empty ones too; the address that stays is the one to be shared.
  const address = printChooseUrl(question);
  if (notices.length === 0 && !isPrinted(params, address.replace("/choose", ""))) redirect(address);
  const choice = await loadChoice(question);
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="font-semibold text-2xl">Choose a technique</h1>
      <p className="prose mt-2 mb-6 text-soft">
        Say what you have to meet: which techniques do, on which results and by what margin, which fail and by
        how much, and what nobody has measured.
      </p>
      <Notices notices={[...notices, ...choice.notices]} />
      <ChooseForm choice={choice} />
      {hasLimits(question) ? <ChooseAnswer choice={choice} /> : <ChooseStart />}
      <ChooseExamples />
      <p className="mt-12 text-sm text-soft">Dataset version {choice.datasetVersion}</p>
    </main>
  );
}
