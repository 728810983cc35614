import { expect, test } from "vitest";
import { browserPlatform } from "@/components/submit/browser-platform";
import { nodePlatform } from "@/db/node-platform";
import { joined } from "./byte-stream";
import { bytesSource, checkPackage } from "./check-package";
import { forEachArtifact } from "./each-artifact";
import { aDocument, aTar, aZip, gzipped, type PackedFile } from "./package-builder";

const FILES: PackedFile[] = [
  { name: "raw/memory.json", contents: "[1, 2, 3]" },
  { name: "log.txt", contents: "begun\n".repeat(100_000) },
];
const packages = async () => {
  const files = [await aDocument(...FILES), ...FILES].map((file) => ({ ...file, name: `run/${file.name}` }));
  return [await aZip(files), await gzipped(await aTar(files))];
};

test("artefacts are handed over whole, in the archive's order, on either platform", async () => {
  for (const bytes of await packages()) {
    for (const platform of [nodePlatform, browserPlatform]) {
      const source = bytesSource("package", bytes);
      const checked = await checkPackage(source, platform);
      expect(checked.findings).toEqual([]);
      const taken: PackedFile[] = [];
      await forEachArtifact(source, platform, checked, async ({ path }, chunks) => {
        const parts: Uint8Array[] = [];
        for await (const chunk of chunks) parts.push(chunk);
        taken.push({ name: path, contents: new TextDecoder().decode(joined(parts)) });
      });
      expect(taken).toEqual(FILES);
    }
  }
});

test("artefacts that nobody reads do not hold up the next", async () => {
  for (const bytes of await packages()) {
    const source = bytesSource("package", bytes);
    const taken: string[] = [];
    await forEachArtifact(
      source,
      nodePlatform,
      await checkPackage(source, nodePlatform),
      async ({ path }) => {
        taken.push(path);
      },
    );
    expect(taken).toEqual(["raw/memory.json", "log.txt"]);
  }
});

test("artefacts that are not those checked any more are not taken for them", async () => {
  const [first, second] = FILES;
  const document = await aDocument(...FILES);
  const other = [document, { name: "raw/memory.json", contents: "[1, 2, 4]" }, second ?? document];
  for (const [before, after] of [
    [await aZip([document, ...FILES]), await aZip(other)],
    [await aZip([document, ...FILES]), await aZip([document, first ?? document])],
    [await gzipped(await aTar([document, ...FILES])), await gzipped(await aTar(other))],
  ] as const) {
    const checked = await checkPackage(bytesSource("package", before), nodePlatform);
    const again = forEachArtifact(bytesSource("package", after), nodePlatform, checked, async (_, chunks) => {
      for await (const _ of chunks);
    });
    await expect(again).rejects.toThrow("is not the one that was checked");
  }
});

test("a document alone has none", async () => {
  const { contents } = await aDocument();
  const source = bytesSource("package", new TextEncoder().encode(String(contents)));
  const take = () => Promise.reject(new Error("taken"));
  await forEachArtifact(source, nodePlatform, await checkPackage(source, nodePlatform), take);
});
