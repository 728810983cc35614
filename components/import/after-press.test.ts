import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PressWatch } from "./after-press";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched() {
  const target = new EventTarget();
  const watch = new PressWatch(target);
  const done: string[] = [];
  const fire = (...types: string[]) => {
    for (const type of types) target.dispatchEvent(new Event(type));
  };
  return { watch, done, fire, later: (name: string) => watch.after(() => void done.push(name)) };
}

test("what happens while nothing is pressed happens at once", () => {
  const { later, done } = watched();
  later("left");
  expect(done).toEqual(["left"]);
});

test("what happens during a press waits until its click is through", () => {
  const { later, done, fire } = watched();
  fire("pointerdown", "mousedown");
  later("left");
  vi.runAllTimers();
  fire("pointerup", "mouseup");
  done.push("click");
  expect(done).toEqual(["click"]);
  vi.runAllTimers();
  expect(done).toEqual(["click", "left"]);
});

test("a finger's mouse events come after it was lifted, and are a press of their own", () => {
  const { later, done, fire } = watched();
  fire("pointerdown", "pointerup", "mousedown");
  later("left");
  vi.runAllTimers();
  expect(done).toEqual([]);
  fire("mouseup");
  vi.runAllTimers();
  expect(done).toEqual(["left"]);
});

test.each(["pointercancel", "blur"])("a press that is broken off by %s keeps nothing waiting", (type) => {
  const { later, done, fire } = watched();
  fire("pointerdown");
  later("left");
  fire(type);
  vi.runAllTimers();
  expect(done).toEqual(["left"]);
});

test("nothing happens after it was stopped", () => {
  const { watch, later, done, fire } = watched();
  fire("pointerdown");
  later("left");
  watch.stop();
  fire("pointerup");
  vi.runAllTimers();
  expect(done).toEqual([]);
});
