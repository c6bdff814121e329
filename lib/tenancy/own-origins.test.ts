import { expect, test } from "vitest";
import { ownOrigins } from "./own-origins";

test("a site has one origin, and on one's own machine the other name of that machine as well", () => {
  expect(ownOrigins("https://nika.example")).toEqual(["https://nika.example"]);
  expect(ownOrigins("https://127.0.0.1.evil.example")).toEqual(["https://127.0.0.1.evil.example"]);
  expect(ownOrigins("http://127.0.0.1:3000")).toEqual(["http://127.0.0.1:3000", "http://localhost:3000"]);
});
