/** How to search, opened on demand. */
export function SearchHelp() {
  return (
    <>
      <button
        type="button"
        className="note-mark about"
        popoverTarget="search-help"
        aria-label="How to search"
      />
      <div className="notes no-print">
        <div id="search-help" popover="auto">
          <p>
            Words are looked for in technique, model, data set, accelerator and settings. Fields narrow them:{" "}
            <code>model:</code> <code>technique:</code> <code>family:</code> <code>dataset:</code>{" "}
            <code>accelerator:</code> <code>setting:</code>. A minus leaves out: <code>-technique:lora</code>.
            Quotes keep words together.
          </p>
          <p>
            Metrics compare with <code>&lt;</code> <code>&lt;=</code> <code>&gt;</code> <code>&gt;=</code>{" "}
            <code>=</code>, in their own unit or another: <code>amu&lt;40</code> <code>al&lt;200ms</code>{" "}
            <code>params&gt;=7</code>. A result without the value never matches.
          </p>
        </div>
      </div>
    </>
  );
}
