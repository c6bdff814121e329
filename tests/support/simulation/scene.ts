import type { Chance } from "@/lib/db/seed/chance";
import type { Till } from "@/tests/support/faults/give";
import type { CaseOrganization } from "@/tests/support/faults/organization";
import type { World } from "@/tests/support/faults/world";

export type Scene = {
  world: World;
  organization: CaseOrganization;
  /** What happens. */
  chance: Chance;
  /** In which order work is done: how much of it there is depends on the moment, so it decides nothing else. */
  order: Chance;
  /** Payment pages that somebody left and may come back to. */
  left: Till[];
  /** What colleagues recorded. */
  recorded: string[];
  isClosed: boolean;
};

export const names = ["Thandi", "Pieter", "Ayanda", "Lerato", "Naledi", "Sipho", "Zanele", "Johan"];
