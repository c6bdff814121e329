import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Broken } from "./broken";

const drawn = (error: unknown) => renderToStaticMarkup(createElement(Broken, { error, retry: () => {} }));

test("what broke is told by the number that the log holds, and by nothing of the error itself", () => {
  const error = Object.assign(new Error("duplicate key (id_number)=(8001015009087)"), {
    digest: "1234567890",
  });
  expect(drawn(error)).toContain("1234567890");
  expect(drawn(error)).not.toContain("duplicate key");
  expect(drawn("thrown by a browser")).toContain("Try again");
});
