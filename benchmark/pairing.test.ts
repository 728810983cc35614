import fc from "fast-check";
import { expect, test } from "vitest";
import { pairTechniques } from "./pairing";

function pairing(measured: Record<string, string[]>) {
  return pairTechniques(new Map(Object.entries(measured).map(([name, models]) => [name, new Set(models)])));
}

test("techniques that were measured on the same models are all compared over them", () => {
  expect(pairing({ RoPE: ["1B", "3B"], absolute: ["3B", "1B"] })).toEqual({
    techniques: ["RoPE", "absolute"],
    models: ["1B", "3B"],
    setAside: [],
  });
});

test("a model on which one technique has no value is left out for all", () => {
  expect(pairing({ LoRA: ["1B", "3B", "7B"], full: ["1B", "3B"], DoRA: ["3B", "7B"] })).toEqual({
    techniques: ["LoRA", "full", "DoRA"],
    models: ["3B"],
    setAside: [],
  });
});

test("where no model is common, the technique on the fewest models is set aside, and it says what it lacks", () => {
  expect(pairing({ LoRA: ["1B", "3B"], DoRA: ["1B", "3B"], LoHa: ["7B"] })).toEqual({
    techniques: ["LoRA", "DoRA"],
    models: ["1B", "3B"],
    setAside: [{ technique: "LoHa", lacks: ["1B", "3B"] }],
  });
});

test("a technique that was set aside may have a part of the models", () => {
  expect(pairing({ A: ["1B", "3B", "7B"], B: ["1B", "3B", "7B"], C: ["1B", "3B"], D: ["7B", "9B"] })).toEqual(
    {
      techniques: ["A", "B", "C"],
      models: ["1B", "3B"],
      setAside: [{ technique: "D", lacks: ["1B", "3B"] }],
    },
  );
});

test("of several on the fewest models the one goes without which the most models are left in common", () => {
  // Without C the pair A, B has 1B; without B nothing is common.
  expect(pairing({ A: ["1B", "3B", "7B"], B: ["1B"], C: ["9B"] })).toEqual({
    techniques: ["A", "B"],
    models: ["1B"],
    setAside: [{ technique: "C", lacks: ["1B"] }],
  });
  expect(pairing({ A: ["1B", "3B", "7B"], B: ["9B"], C: ["1B"] })).toEqual({
    techniques: ["A", "C"],
    models: ["1B"],
    setAside: [{ technique: "B", lacks: ["1B"] }],
  });
});

test("of several that are alike the last by name goes, whatever the order they come in", () => {
  const expected = {
    techniques: ["A"],
    models: ["1B"],
    setAside: [
      { technique: "C", lacks: ["1B"] },
      { technique: "B", lacks: ["1B"] },
    ],
  };
  expect(pairing({ A: ["1B"], B: ["3B"], C: ["7B"] })).toEqual(expected);
  expect(pairing({ C: ["7B"], B: ["3B"], A: ["1B"] })).toEqual(expected);
});

test("a technique without any value is not compared and keeps nobody from being compared", () => {
  expect(pairing({ A: ["1B"], B: [], C: ["1B"] })).toEqual({
    techniques: ["A", "C"],
    models: ["1B"],
    setAside: [],
  });
});

test("nothing measured pairs nothing", () => {
  expect(pairing({})).toEqual({ techniques: [], models: [], setAside: [] });
  expect(pairing({ A: [], B: [] })).toEqual({ techniques: [], models: [], setAside: [] });
});

test("2,000 techniques that share no model are set aside one by one", () => {
  const measured = Array.from(
    { length: 2_000 },
    (_, index) => [`t${index}`, new Set([`m${index}`])] as const,
  );
  const { techniques, setAside } = pairTechniques(new Map(measured));
  expect(techniques).toEqual(["t0"]);
  expect(setAside.length).toBe(1_999);
});

test("the order in which techniques are set aside is that of the definition", () => {
  const models = fc.uniqueArray(fc.constantFrom("1B", "3B", "7B", "9B"), { maxLength: 3 });
  fc.assert(
    fc.property(fc.array(models, { maxLength: 7 }), (all) => {
      const measured = new Map(all.map((own, index) => [`t${index}`, new Set(own)]));
      const { techniques, models: common, setAside } = pairTechniques(measured);
      const expected = asDefined(measured);
      expect(setAside.map(({ technique }) => technique)).toEqual(expected.setAside);
      expect(techniques).toEqual(expected.techniques);
      expect(common).toEqual(expected.models);
    }),
    { numRuns: 500 },
  );
});

/** The definition word for word, slow and plain. */
function asDefined(measured: ReadonlyMap<string, ReadonlySet<string>>) {
  const inCommon = (names: string[]) =>
    ["1B", "3B", "7B", "9B"].filter(
      (model) => names.length > 0 && names.every((name) => measured.get(name)?.has(model)),
    );
  const size = (name: string) => measured.get(name)?.size ?? 0;
  const left = (names: string[], name: string) => inCommon(names.filter((other) => other !== name)).length;
  let techniques = [...measured.keys()].filter((name) => size(name) > 0);
  const setAside: string[] = [];
  while (techniques.length > 0 && inCommon(techniques).length === 0) {
    const now = techniques;
    const [worst = ""] = [...now].sort(
      (a, b) => size(a) - size(b) || left(now, b) - left(now, a) || (a < b ? 1 : -1),
    );
    setAside.push(worst);
    techniques = now.filter((name) => name !== worst);
  }
  return { techniques, models: inCommon(techniques), setAside };
}
