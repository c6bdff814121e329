import { createElement, Fragment, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { type Drawn, drawnIn } from "./bench/drawn";

const draw = (one: Drawn): ReactNode =>
  typeof one === "string" ? one : createElement(one[0], one[1], ...(one.slice(2) as Drawn[]).map(draw));

test("a page that was drawn is drawn again, tag by tag", () => {
  const markup =
    '<p class="a" style="--x:1;margin-top:2px">R&nbsp;5 &amp; more<br/><b data-at="hide">a</b></p>' +
    '<label for="x">X</label><input id="x" required="" value="&quot;"/><svg viewBox="0 0 1 1"><path stroke-width="2" d="M0 0"></path></svg>';
  const nbsp = markup.replace("&nbsp;", "\u00A0");
  const drawn = drawnIn(`<html><body>${nbsp}<script>push(1)</script></body></html>`);
  const again = renderToStaticMarkup(createElement(Fragment, null, ...drawn.map(draw)));
  expect(again.replaceAll('"', "'")).toBe(nbsp.replaceAll('"', "'"));
});
