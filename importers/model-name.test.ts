import fc from "fast-check";
import { expect, test } from "vitest";
import { publicModel } from "./model-name";

test("an id of a hub is told as it is, its last part being the name", () => {
  expect(publicModel("some-org/Tiny-3.2-1B")).toEqual({
    name: "Tiny-3.2-1B",
    hub_id: "some-org/Tiny-3.2-1B",
  });
  expect(publicModel("https://huggingface.co/some-org/Tiny-1B")).toEqual({
    name: "Tiny-1B",
    hub_id: "some-org/Tiny-1B",
  });
});

test("an alias is a name, and no id", () => {
  expect(publicModel("tiny2")).toEqual({ name: "tiny2" });
});

test("the folder of a hub's cache gives the id and nothing of the path", () => {
  expect(publicModel("/home/jo/.cache/huggingface/hub/models--some-org--Tiny-1B/snapshots/0123abc")).toEqual({
    name: "Tiny-1B",
    hub_id: "some-org/Tiny-1B",
  });
});

test("of a local path the last part is told where it is called like a model", () => {
  for (const path of ["/data/models/Tiny-1B-Instruct", "./Tiny-1B-Instruct/", "models/Tiny-1B-Instruct"]) {
    expect(publicModel(path)).toEqual({ name: "Tiny-1B-Instruct" });
  }
  expect(publicModel("D:\\llm\\Tiny-1B-Instruct")).toEqual({ name: "Tiny-1B-Instruct" });
});

test("of other paths nothing is told: folders, checkpoints, a bare size, names with a user's", () => {
  for (const path of [
    "/home/jo/private",
    "/srv/llama/huggingface/7B",
    "output/checkpoint-500",
    "saves/tiny/lora/sft",
    "/home/jo/jo-7b-finetune",
    "~/x",
    "..",
    "http://inner-host:8000/v1",
    "s3://bucket/Tiny-1B",
    "",
    null,
    17,
  ]) {
    expect(publicModel(path)).toBeNull();
  }
});

test("no path of a home is ever told, whatever it is called", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{3,8}$/), fc.stringMatching(/^[\w.-]{1,20}$/), (user, last) => {
      expect(JSON.stringify(publicModel(`/home/${user}/models/${last}`) ?? "")).not.toContain("/");
    }),
  );
});
