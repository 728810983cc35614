import { type RefObject, useEffect } from "react";

/** What had the focus in it gives it back to its summary. */
function close(menu: HTMLDetailsElement): void {
  const hadFocus = menu.contains(document.activeElement);
  menu.open = false;
  if (hadFocus) menu.querySelector("summary")?.focus();
}

/**
 * Menus that open below their summary close as readers expect: by a click elsewhere, by what is chosen in them, and by
 * Escape, which gives the focus back. Without JavaScript their summaries close them.
 */
export function useOpenMenus(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const open = () => root.current?.querySelectorAll<HTMLDetailsElement>("details.filter[open]") ?? [];
    const onClick = ({ target }: MouseEvent) => {
      if (!(target instanceof Element)) return;
      const isChoice = target.closest("button[type=submit], .filter > ul a") !== null;
      for (const menu of open()) {
        if (!isChoice && menu.contains(target)) continue;
        close(menu);
      }
    };
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key !== "Escape") return;
      for (const menu of open()) close(menu);
    };
    document.addEventListener("click", onClick);
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("click", onClick);
      document.removeEventListener("keydown", onKeyDown);
    };
  }, [root]);
}
