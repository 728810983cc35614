import { describe, expect, test } from "vitest";
import { FAMILIES } from "../techniques";
import { PAPERS, paperUrl } from "./papers";
import { findTechniqueNote } from "./technique-notes";

const KNOWN = Object.entries(FAMILIES).flatMap(([family, { techniques }]) =>
  techniques.map((technique) => [family, technique] as const),
);

test.each(KNOWN)("%s: %s is explained in one to three sentences and says where it was proposed", (...key) => {
  const note = findTechniqueNote(...key);
  const sentences = note?.text.match(/[.!?](?= |$)/g) ?? [];
  expect(sentences.length).toBeGreaterThanOrEqual(1);
  expect(sentences.length).toBeLessThanOrEqual(3);
  expect(note?.papers.map(paperUrl)[0]).toMatch(/^https:\/\/arxiv\.org\/abs\/\d{4}\.\d{5}$/);
});

describe("a technique of one name in two families", () => {
  test("is explained by its family", () => {
    expect(findTechniqueNote("positional-encoding", "none")?.papers[0]?.arxiv).toBe("2203.16634");
    expect(findTechniqueNote("peft", "none")).toBeNull();
  });
});

test("names of every object are no techniques", () => {
  expect(findTechniqueNote("constructor", "toString")).toBeNull();
  expect(findTechniqueNote("peft", "constructor")).toBeNull();
});

test("no paper stands twice, and each year is that of its identifier", () => {
  const papers = Object.values(PAPERS);
  expect(new Set(papers.map(({ arxiv }) => arxiv)).size).toBe(papers.length);
  for (const { arxiv, year } of papers) expect(2000 + Number(arxiv.slice(0, 2))).toBe(year);
});
