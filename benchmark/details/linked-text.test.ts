import { expect, test } from "vitest";
import { doiUrl, linkedText } from "./linked-text";

/** The pieces that lead anywhere. */
const links = (text: string) =>
  linkedText(text).flatMap(({ text: named, href }) => (href ? [[named, href]] : []));

test("an address, an arXiv identifier and a DOI lead to what they name", () => {
  expect(links("EfficientLLM (arXiv:2505.13840), Table 9")).toEqual([
    ["arXiv:2505.13840", "https://arxiv.org/abs/2505.13840"],
  ]);
  expect(links("See https://example.org/a_(b), and doi:10.1000/182.")).toEqual([
    ["https://example.org/a_(b)", "https://example.org/a_(b)"],
    ["doi:10.1000/182", "https://doi.org/10.1000/182"],
  ]);
});

test("nothing of the text is lost", () => {
  for (const text of ["", "Table 9", "a https://x.org.", "(http://x.org)", "arXiv:2505.13840v2; p. 3"]) {
    expect(
      linkedText(text)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(text);
  }
});

test("other schemes and markup lead nowhere", () => {
  for (const text of [
    "javascript:alert(1)",
    "data:text/html,x",
    "<a href=x>",
    "//example.org",
    "arXiv:latest",
  ]) {
    expect(links(text)).toEqual([]);
  }
  expect(links('https://x.org/"onmouseover=alert(1)')).toEqual([["https://x.org/", "https://x.org/"]]);
});

test("a DOI is found however it is written", () => {
  for (const doi of ["10.1000/182", "doi:10.1000/182", "https://doi.org/10.1000/182"]) {
    expect(doiUrl(doi)).toBe("https://doi.org/10.1000/182");
  }
  expect(doiUrl('10.1/"><script>')).toBe("https://doi.org/10.1/%22%3E%3Cscript%3E");
});
