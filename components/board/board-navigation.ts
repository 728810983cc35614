import {
  type FormEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useDeferredValue,
  useEffect,
  useRef,
  useState,
} from "react";
import { FILTER_PARAMETERS } from "@/benchmark/query-reader";
import { printLeaderboardUrl, questionColumns } from "@/benchmark/question";
import type { BoardContent } from "./board-content";
import type { BoardEngine } from "./board-engine";

/** With more results than this, every question goes to the server: a browser would fetch too much. */
const MOST_RESULTS = 5000;

/** Parameters that a reader types: while they can't be used, what was shown stays. */
const TYPED = /^(q|score|weights|w-.*)$/;

interface BoardNavigation {
  content: BoardContent;
  /** The same, a moment later: for what need not change before the reader sees the answer. */
  settled: BoardContent;
  board: RefObject<HTMLDivElement | null>;
  handlers: {
    onClick: (event: MouseEvent) => void;
    onChange: (event: FormEvent) => void;
    onSubmit: (event: FormEvent<HTMLElement>) => void;
    onPointerOver: () => void;
    onFocus: () => void;
  };
}

/**
 * Answers links and forms of a board in the browser. They stay what they are without JavaScript: until the engine has
 * come, and wherever it can't help, the browser follows them.
 */
export function useBoardNavigation(first: BoardContent): BoardNavigation {
  const [content, setContent] = useState(first);
  const board = useRef<HTMLDivElement>(null);
  const engine = useRef<BoardEngine | null>(null);
  const starting = useRef<Promise<void> | null>(null);
  const shownAddress = useRef("");
  const typing = useRef<HTMLInputElement | null>(null);
  const { axis } = first.question;

  const prepare = useCallback(() => {
    if (first.shown + first.hidden > MOST_RESULTS) return;
    starting.current ??= import("./board-engine")
      .then(({ startEngine }) => startEngine(axis, first.version))
      .then((started) => {
        engine.current = started;
        board.current?.setAttribute("data-engine", "ready");
      })
      .catch(() => {
        // The next time a reader reaches for a control it is tried again.
        starting.current = null;
      });
  }, [axis, first]);

  /**
   * Whether the browser could answer. `typed`: the field that is being typed in; its first answer is an entry of the
   * history, the following ones replace it, and what can't be used yet is not asked.
   */
  const answer = useCallback(
    (params: URLSearchParams, isNew: boolean, typed: HTMLInputElement | null = null): boolean => {
      if (!engine.current) return false;
      const next = engine.current.answer(params);
      if (typed && next.notices.some(({ parameter }) => TYPED.test(parameter))) return true;
      setContent(next);
      const isContinued = typed !== null && typing.current === typed;
      typing.current = typed;
      const address = addressOf(next, params);
      if (!isNew || address === shownAddress.current) return true;
      shownAddress.current = address;
      // The router redraws what hangs on the address; that can wait until the answer is seen.
      afterPaint(() => {
        if (isContinued) history.replaceState(null, "", address);
        else history.pushState(null, "", address);
      });
      return true;
    },
    [],
  );

  useEffect(() => {
    shownAddress.current = location.pathname + location.search;
    const onPopState = () => {
      const address = location.pathname + location.search;
      // Another place on the same page, or a page that the router goes to.
      if (address === shownAddress.current || location.pathname !== `/leaderboards/${axis}`) return;
      shownAddress.current = address;
      if (!answer(new URLSearchParams(location.search), false)) location.reload();
    };
    addEventListener("popstate", onPopState);
    return () => removeEventListener("popstate", onPopState);
  }, [axis, answer]);

  // The answer is painted first; what asks for the next one follows.
  const settled = useDeferredValue(content);
  const hadScore = useRef(first.question.score !== null);
  useEffect(() => {
    if (!board.current) return;
    syncForm(board.current, settled, typing.current);
    // What had the focus may be gone, as a cleared filter is: a panel that it opened takes it over, or the line.
    if (document.activeElement === document.body && settled !== first) {
      const isOpened = settled.question.score !== null && !hadScore.current;
      const place = isOpened ? ".score > summary" : ".narrowing > p";
      board.current.querySelector<HTMLElement>(place)?.focus();
    }
    hadScore.current = settled.question.score !== null;
  }, [settled, first]);

  return {
    content,
    settled,
    board,
    handlers: {
      onPointerOver: prepare,
      onFocus: prepare,
      onClick(event) {
        const url = boardAddress(event, axis);
        if (url && answer(url.searchParams, true)) event.preventDefault();
      },
      onSubmit(event) {
        const form = event.target;
        if (!(form instanceof HTMLFormElement) || new URL(form.action).pathname !== `/leaderboards/${axis}`)
          return;
        if (answer(formParams(form), true)) event.preventDefault();
      },
      onChange(event) {
        const { target } = event;
        if (!(target instanceof HTMLInputElement) || !target.form) return;
        const { form, type } = target;
        if (new URL(form.action).pathname !== `/leaderboards/${axis}`) return;
        if (type === "checkbox") starting.current?.then(() => answer(formParams(form), true));
        // A slider moves its number first.
        else queueMicrotask(() => answer(formParams(form), true, type === "radio" ? null : target));
      },
    },
  };
}

function afterPaint(act: () => void): void {
  requestAnimationFrame(() => setTimeout(act));
}

/** The address of a link to the same board that was clicked in the plain way; null for any other click. */
function boardAddress(event: MouseEvent, axis: string): URL | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || link.target || link.hasAttribute("download")) return null;
  const url = new URL(link.href);
  const isHere = url.origin === location.origin && url.pathname === `/leaderboards/${axis}`;
  return isHere && url.hash === "" ? url : null;
}

function formParams(form: HTMLFormElement): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") params.append(name, value);
  return params;
}

/** The address to be shared; one that could not be used whole stays as it was asked, as on the server. */
function addressOf({ question, notices }: BoardContent, params: URLSearchParams): string {
  if (notices.length === 0) return printLeaderboardUrl(question);
  const query = params.toString();
  return `/leaderboards/${question.axis}${query && `?${query}`}`;
}

/** The form says what is shown, however the reader came there; what is being typed is left alone. */
function syncForm(board: HTMLElement, { question }: BoardContent, typing: HTMLInputElement | null): void {
  const checked: Record<string, readonly string[]> = {
    ...Object.fromEntries(FILTER_PARAMETERS.map((filter) => [filter, question[filter]])),
    columns: questionColumns(question),
    complete: question.complete ? ["yes"] : [],
  };
  for (const input of board.querySelectorAll<HTMLInputElement>(".controls form input")) {
    if (input.type === "checkbox") input.checked = checked[input.name]?.includes(input.value) ?? false;
    else if (input.type === "search" && input !== typing) input.value = question.q;
  }
}
