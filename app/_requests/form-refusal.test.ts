import { expect, test } from "vitest";
import { formRefusal } from "./form-refusal";

const refused = (accept: string | null, page?: string) => {
  const headers = accept === null ? {} : { accept };
  const request = new Request("https://board.example/review", { method: "POST", headers });
  return formRefusal(request, 403, "origin.foreign", "Not from <here>.", page);
};

test("a browser gets a page that says what is wrong as text, and leads back", async () => {
  const answer = refused("text/html,application/xhtml+xml,*/*;q=0.8", "/review");
  expect([answer.status, answer.headers.get("content-type")]).toEqual([403, "text/html; charset=utf-8"]);
  const html = await answer.text();
  expect(html).toContain("<p>Not from &lt;here&gt;.</p>");
  expect(html).toContain('<a href="/review">');
});

test.each([null, "*/*", "application/json"])(
  "a program that accepts %s gets the shape of errors",
  async (accept) => {
    expect(await refused(accept).json()).toEqual({
      error: { code: "origin.foreign", message: "Not from <here>." },
      findings: [],
    });
  },
);
