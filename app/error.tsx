"use client";

/** A page that broke: it says so, keeps the address, and never shows emptiness instead. */
export default function ErrorPage({ reset }: { reset: () => void }) {
  return (
    <main id="content" className="page pt-16 pb-24">
      <h1 className="font-semibold text-2xl">This page could not be made</h1>
      <p className="prose mt-2 text-soft">
        Something failed on the server; nothing is lost. Try again, and if it stays, tell the maintainers the
        address of this page.
      </p>
      <button type="button" onClick={reset} className="chip mt-4">
        Try again
      </button>
    </main>
  );
}
