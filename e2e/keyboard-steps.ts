import { expect, type Locator, type Page } from "@playwright/test";
import type { ChosenFile } from "./made-up-packages";
import { leadOn } from "./review-steps";

/** More stops than any page has. */
const MOST_STOPS = 200;

/** Presses Tab, or Shift+Tab, until the focus is there. */
export async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press(key);
    if (await target.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(target).toBeFocused();
}

/** Opens the dialogue of the field that has the focus, and chooses a file in it. */
export async function chooseBy(page: Page, key: "Enter" | "Space", file: ChosenFile): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press(key)]);
  await chooser.setFiles(file);
}

/** Gives the reason for what is chosen in the form of decisions, and sends it; returns what `leadOn` does. */
export async function decideByKeyboard(page: Page, reason: string): Promise<number> {
  await tabTo(page, page.getByLabel("Reason", { exact: true }));
  await page.keyboard.type(reason);
  await tabTo(page, page.getByRole("button", { name: "Decide" }));
  return leadOn(page, () => page.keyboard.press("Space"));
}
