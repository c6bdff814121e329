"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useId, useState } from "react";
import type { Screen } from "@/app/[orgId]/_jump/jump";
import type { Spot } from "@/app/[orgId]/_jump/jump-answer";
import type { JumpWords } from "@/app/[orgId]/_jump/jump-words";
import { Marked } from "@/app/[orgId]/_jump/marked";
import { useSearch } from "@/app/[orgId]/_jump/use-search";
import { Glyph, type GlyphName } from "@/lib/ui/glyph";

type Props = { organizationSlug: string; screens: Screen[]; words: JumpWords; leave: () => void };
type Line = Spot & { icon: GlyphName };
type Group = { name: keyof JumpWords["group"]; lines: Line[] };

/** A field and what it finds; the field keeps focus, the arrows choose and Enter goes there. */
export function Palette({ organizationSlug, screens, words, leave }: Props) {
  const id = useId();
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const { found, isSearching, fault } = useSearch(organizationSlug, typed);
  const groups = groupsOf(screensCalled(screens, typed), found);
  const lines = groups.flatMap((group) => group.lines);
  const chosen = lines[Math.min(at, lines.length - 1)];
  const optionId = (line: Line) => `${id}-${line.id}`;
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && chosen) {
      event.preventDefault();
      leave();
      router.push(chosen.href);
      return;
    }
    const to = moveTo(event.key, lines.indexOf(chosen!), lines.length);
    if (to === null) return;
    event.preventDefault();
    setAt(to);
    document.getElementById(optionId(lines[to]!))?.scrollIntoView({ block: "nearest" });
  };
  const said = fault
    ? words.fault[fault]
    : isSearching
      ? words.searching
      : lines.length === 0
        ? words.nothing
        : lines.length === 1
          ? words.one
          : words.many.replace("{count}", String(lines.length));
  return (
    <>
      <div className="q">
        <Glyph name="search" />
        <input
          role="combobox"
          aria-label={words.field}
          aria-expanded={lines.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen && optionId(chosen)}
          aria-autocomplete="list"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={100}
          placeholder={words.hint}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={press}
        />
        <button type="button" className="jump-close" onClick={leave}>
          <kbd>{words.close}</kbd>
        </button>
      </div>
      <div className="jump-found" role="listbox" id={`${id}-list`} aria-label={words.title}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a list's options are grouped, not a form's fields
          <div key={group.name} role="group" aria-labelledby={`${id}-${group.name}`}>
            {/* The group has it as its name; a list box holds no headings. */}
            <h3 role="presentation" id={`${id}-${group.name}`}>
              {words.group[group.name]}
            </h3>
            {group.lines.map((line) => (
              <Link
                key={line.id}
                id={optionId(line)}
                className="jump-line"
                href={line.href}
                role="option"
                aria-selected={line === chosen}
                tabIndex={-1}
                prefetch={false}
                onClick={leave}
                onPointerMove={() => setAt(lines.indexOf(line))}
              >
                <Glyph name={line.icon} />
                <span>
                  <Marked text={line.label} typed={typed} />
                </span>
                {line.end && <span className="end num">{line.end}</span>}
              </Link>
            ))}
          </div>
        ))}
      </div>
      <p
        className={lines.length > 0 && !fault ? "sr" : "jump-said"}
        data-fault={fault ? true : undefined}
        role="status"
      >
        {said}
      </p>
      <p className="foot" aria-hidden="true">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {words.choose}
        </span>
        <span>
          <kbd>↵</kbd> {words.go}
        </span>
      </p>
    </>
  );
}

/** Screens whose name has a word that begins as typed; all of them while nothing is. */
function screensCalled(screens: Screen[], typed: string): Screen[] {
  const sought = typed.trim().toLowerCase();
  if (!sought) return screens;
  return screens.filter(({ label }) => ` ${label.toLowerCase()}`.includes(` ${sought}`));
}

function groupsOf(
  screens: Screen[],
  found: Record<"donors" | "donations" | "certificates", Spot[]>,
): Group[] {
  const all: Group[] = [
    {
      name: "screens",
      lines: screens.map(({ label, href, icon }) => ({ id: href, label, href, icon, end: "" })),
    },
    { name: "donors", lines: found.donors.map((spot) => ({ ...spot, icon: "users" })) },
    { name: "donations", lines: found.donations.map((spot) => ({ ...spot, icon: "hand-coins" })) },
    { name: "certificates", lines: found.certificates.map((spot) => ({ ...spot, icon: "file-badge" })) },
  ];
  return all.filter(({ lines }) => lines.length > 0);
}

function moveTo(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  if (key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowUp") return (at - 1 + count) % count;
  return null;
}
