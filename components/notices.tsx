import type { Notice } from "@/benchmark/question";

/** What of an address could not be used: said plainly, above what is shown instead. */
export function Notices({ notices }: { notices: readonly Notice[] }) {
  if (notices.length === 0) return null;
  return (
    <div role="status" className="my-4 border-doubt border-l-2 py-1 pl-4 text-sm">
      <p className="font-medium">Part of this address could not be used.</p>
      <ul>
        {notices.map(({ parameter, message }) => (
          <li key={`${parameter} ${message}`}>
            <code>{parameter}</code>: {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
