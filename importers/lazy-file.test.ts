import { expect, test } from "vitest";
import { LazyFile } from "./lazy-file";

class ChangingFile extends LazyFile {
  contents: Uint8Array[];

  constructor(...contents: (string | Uint8Array)[]) {
    super("made-up.json", 1);
    this.contents = contents.map((one) => (typeof one === "string" ? new TextEncoder().encode(one) : one));
  }

  protected async allBytes() {
    const [first = new Uint8Array(), ...rest] = this.contents;
    if (rest.length > 0) this.contents = rest;
    return new Uint8Array(first);
  }

  protected firstBytes(length: number) {
    return (this.contents[0] ?? new Uint8Array()).subarray(0, length);
  }
}

test("what is read again is what was read first, or it fails", async () => {
  const same = new ChangingFile("{}", "{}");
  expect(await same.text()).toBe("{}");
  expect(await same.content()).toEqual(new TextEncoder().encode("{}"));
  const changed = new ChangingFile("{}", "[]");
  await changed.text();
  await expect(changed.content()).rejects.toThrow("made-up.json was changed since it was read.");
});

test("text is UTF-8 or UTF-16, and bytes that are neither are no text", async () => {
  expect(await new ChangingFile(new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d])).text()).toBe("{}");
  expect(await new ChangingFile(new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0])).text()).toBe("{}");
  expect(new ChangingFile(new Uint8Array([0x50, 0x4b, 0, 1])).head).toBe("");
});
