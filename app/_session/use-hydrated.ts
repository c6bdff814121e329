"use client";

import { useSyncExternalStore } from "react";

/** Whether scripts have taken over the page: a form sent before would lose what was typed. */
export const useHydrated = () => useSyncExternalStore(never, inBrowser, onServer);

const never = () => () => {};
const inBrowser = () => true;
const onServer = () => false;
