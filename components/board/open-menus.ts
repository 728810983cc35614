import { type RefObject, useEffect } from "react";

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
      for (const menu of open()) if (isChoice || !menu.contains(target)) menu.open = false;
    };
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key !== "Escape") return;
      for (const menu of open()) {
        const hadFocus = menu.contains(document.activeElement);
        menu.open = false;
        if (hadFocus) menu.querySelector("summary")?.focus();
      }
    };
    document.addEventListener("click", onClick);
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("click", onClick);
      document.removeEventListener("keydown", onKeyDown);
    };
  }, [root]);
}
