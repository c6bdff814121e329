/** What the product can be asked to do, by area. The database's `permissions` table holds the same keys. */
const areas = {
  donations: ["view", "record", "reverse", "refund", "export"],
  donors: ["view", "edit", "see-identity", "merge", "export", "erase"],
  campaigns: ["view", "edit", "publish"],
  certificates: ["view", "issue", "void", "export"],
  bank: ["view", "import", "match", "unmatch"],
  ledger: ["view", "close-period", "export"],
  reports: ["view", "export"],
  returns: ["view", "prepare", "export"],
  team: ["view", "invite", "manage", "define-roles"],
  settings: ["organization", "tax", "integrations", "payouts", "transfer", "close"],
  audit: ["view", "export"],
} as const;

type Areas = typeof areas;
export type Permission = { [Area in keyof Areas]: `${Area}:${Areas[Area][number]}` }[keyof Areas];

export const permissionKeys = Object.entries(areas).flatMap(([area, acts]) =>
  acts.map((act) => `${area}:${act}`),
) as Permission[];

export type BuiltInRole = { key: string; name: string; permissions: Permission[] };

const of = (area: keyof Areas, ...acts: string[]) => acts.map((act) => `${area}:${act}` as Permission);
const all = (...names: (keyof Areas)[]) => names.flatMap((area) => of(area, ...areas[area]));
const onlyOwners = new Set<Permission>(["settings:payouts", "settings:transfer", "settings:close"]);

/** The roles every organisation starts with. */
export const builtInRoles: BuiltInRole[] = [
  { key: "owner", name: "Owner", permissions: permissionKeys },
  { key: "admin", name: "Admin", permissions: permissionKeys.filter((p) => !onlyOwners.has(p)) },
  {
    key: "manager",
    name: "Manager",
    permissions: [
      ...of("donations", "view", "record", "reverse", "export"),
      ...of("donors", "view", "edit", "merge"),
      ...all("campaigns", "bank", "reports"),
      ...of("certificates", "view", "issue", "export"),
      ...of("ledger", "view", "export"),
      ...of("returns", "view", "prepare"),
      ...of("team", "view"),
      ...of("audit", "view"),
    ],
  },
  {
    key: "member",
    name: "Member",
    permissions: [
      ...of("donations", "view", "record"),
      ...of("donors", "view", "edit"),
      ...of("campaigns", "view"),
      ...of("certificates", "view"),
      ...of("bank", "view"),
      ...of("reports", "view"),
      ...of("team", "view"),
    ],
  },
  {
    key: "viewer",
    name: "Viewer",
    permissions: (["donations", "donors", "campaigns", "certificates", "reports"] as const).flatMap((area) =>
      of(area, "view"),
    ),
  },
];
