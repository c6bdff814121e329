import { readdirSync } from "node:fs";

export type AppRoute = { path: string; isPage: boolean };

/** Every address of app/, read from the folder, its brackets still in it: a new one is there on the day it is made. */
export const everyRoute = (): AppRoute[] =>
  readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file) && !/(^|\/)_/.test(file))
    .map((file) => ({
      path: `/${file.replace(/\/?(page\.tsx|route\.ts)$/, "").replaceAll(/\([^)]*\)\/?/g, "")}`,
      isPage: file.endsWith("page.tsx"),
    }));
