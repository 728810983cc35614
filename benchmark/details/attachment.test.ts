import { expect, test } from "vitest";
import { attachment } from "./attachment";

test("a plain name stands as it is", () => {
  expect(attachment("0123-bundle.json")).toBe(
    "attachment; filename=\"0123-bundle.json\"; filename*=UTF-8''0123-bundle.json",
  );
});

test("nothing in a name ends the header, leaves the folder or hides the file", () => {
  expect(attachment('a"; x=\r\nb')).toBe(
    "attachment; filename=\"a_x_b\"; filename*=UTF-8''a%22%3B%20x%3D%0D%0Ab",
  );
  expect(attachment("../.profile")).toContain('filename="__.profile"');
  expect(attachment("messung (ü).json")).toBe(
    "attachment; filename=\"messung_.json\"; filename*=UTF-8''messung%20%28%C3%BC%29.json",
  );
});
