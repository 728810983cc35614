import { useCallback, useEffect, useRef } from "react";

/** Runs something: at once, or once what is pressed is released and its click is through. */
export type AfterPress = (act: () => void) => void;

/**
 * Knows whether a button of the mouse, a pen or a finger is down. What moves the page between press and release takes
 * the click from what was pressed.
 */
export class PressWatch {
  readonly #target: EventTarget;
  #isDown = false;
  #end: ReturnType<typeof setTimeout> | undefined;
  #waiting: (() => void)[] = [];

  constructor(target: EventTarget) {
    this.#target = target;
    // A finger's mouse events come after it was lifted, and bring the change of focus.
    for (const type of BEGIN) target.addEventListener(type, this.#begin, true);
    for (const type of END) target.addEventListener(type, this.#finish, true);
  }

  readonly after: AfterPress = (act) => {
    if (this.#isDown) this.#waiting.push(act);
    else act();
  };

  /** Hears nothing from now on, and forgets what waits. */
  stop(): void {
    for (const type of BEGIN) this.#target.removeEventListener(type, this.#begin, true);
    for (const type of END) this.#target.removeEventListener(type, this.#finish, true);
    clearTimeout(this.#end);
    this.#waiting = [];
  }

  readonly #begin = () => {
    clearTimeout(this.#end);
    this.#isDown = true;
  };

  /** A click comes with the release, in the same task: the next one is after it. */
  readonly #finish = ({ type, target }: Event) => {
    // Of a field, which is just what a press makes it lose.
    if (type === "blur" && target !== this.#target) return;
    clearTimeout(this.#end);
    this.#end = setTimeout(() => {
      this.#isDown = false;
      for (const act of this.#waiting.splice(0)) act();
    });
  };
}

const BEGIN = ["pointerdown", "mousedown"] as const;
// What is pressed while the window loses the focus is released elsewhere.
const END = ["pointerup", "mouseup", "pointercancel", "blur"] as const;

/** Lets what would move the page wait while a pointer is down. */
export function useAfterPress(): AfterPress {
  const watch = useRef<PressWatch | null>(null);
  useEffect(() => {
    const started = new PressWatch(window);
    watch.current = started;
    return () => {
      watch.current = null;
      started.stop();
    };
  }, []);
  return useCallback((act) => (watch.current ? watch.current.after(act) : act()), []);
}
