import type { BundleSummary } from "@/benchmark/details/result-detail";
import { FactList } from "./fact-list";

/** What made a bundle's values, and the command that makes them again. */
export function DetailPipeline({ pipeline }: { pipeline: BundleSummary["pipeline"] }) {
  if (!pipeline) return <p className="text-sm">The source names no pipeline and gives no command.</p>;
  const { name, version, commit, command } = pipeline;
  return (
    <>
      <FactList
        facts={[
          { name: "pipeline", value: name },
          { name: "version", value: version ?? "not stated" },
          { name: "commit", value: commit ? <code className="break-all">{commit}</code> : "not stated" },
        ]}
      />
      {command ? (
        <pre className="command">{command}</pre>
      ) : (
        <p className="mt-2 text-sm">The source gives no command.</p>
      )}
    </>
  );
}
