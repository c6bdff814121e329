"use client";

// Within the workspace's frame, so that everything else stays in reach.
export { Broken as default } from "@/lib/ui/broken";
