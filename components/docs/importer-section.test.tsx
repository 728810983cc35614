import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { SKIP_REASONS } from "@/importers/reading";
import { IMPORTERS } from "@/importers/registry";
import { ImporterMatrix } from "./importer-matrix";
import { ImporterPrivacy, ImporterRefusals } from "./importer-refusals";
import { ImporterSection } from "./importer-section";
import { ImporterText } from "./importer-text";

describe.each(IMPORTERS.map((importer) => [importer.title, importer] as const))("%s", (_, importer) => {
  const html = renderToStaticMarkup(<ImporterSection importer={importer} />);

  test("has a section that the matrix leads to", () => {
    expect(html).toContain(`id="${importer.key}"`);
    expect(renderToStaticMarkup(<ImporterMatrix />)).toContain(`href="#${importer.key}"`);
  });

  test("is closed until it is opened, and what links lead to is inside of it", () => {
    expect(html).toMatch(/^<details class="[^"]*"><summary/);
    expect(html).toContain(`</summary><div id="${importer.key}"`);
  });

  test("says versions, documentation and one row for each row of its table", () => {
    expect(importer.versions).not.toBe("");
    expect(html).toContain(`href="${importer.url}"`);
    expect(html.match(/<th scope="row"/g)).toHaveLength(importer.fields.length);
    expect(html.match(/<li>/g)).toHaveLength(importer.asks.length + importer.drops.length);
  });

  test("has no row twice", () => {
    const rows = importer.fields.map(({ field, becomes }) => `${field} ${becomes}`);
    expect(rows.filter((row, index) => rows.indexOf(row) < index)).toEqual([]);
  });
});

test("names of fields in a text are set as code, words are not", () => {
  expect(renderToStaticMarkup(<ImporterText text="Never total_ms; see `call` and --set, not TTFT." />)).toBe(
    "Never <code>total_ms</code>; see <code>call</code> and <code>--set</code>, not TTFT.",
  );
});

test("a long name breaks between its parts", () => {
  expect(renderToStaticMarkup(<ImporterText text="`train_info.cuda_memory_reserved_avg`" />)).toBe(
    "<code>train_<wbr/>info.<wbr/>cuda_<wbr/>memory_<wbr/>reserved_<wbr/>avg</code>",
  );
});

test("all reasons to skip a file are told, each with an example", () => {
  const html = renderToStaticMarkup(<ImporterRefusals />);
  for (const reason of Object.keys(SKIP_REASONS)) expect(html).toContain(`<code>${reason}</code>`);
  expect(html).not.toContain('data-label="For example"></td>');
});

test("keys and tokens are never sent, all else with consent", () => {
  const html = renderToStaticMarkup(<ImporterPrivacy />);
  expect(html.match(/never sent/g)).toHaveLength(1);
  expect(html).toMatch(/<code>secrets<\/code>(?:(?!<tr>).)*never sent/);
});
