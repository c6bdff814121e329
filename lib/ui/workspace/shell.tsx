import Link from "next/link";
import type { ReactNode } from "react";
import { Glyph } from "@/lib/ui/glyph";
import { Logo } from "@/lib/ui/mark";
import { OrgMark } from "@/lib/ui/org-mark";
import { AccountMenu } from "@/lib/ui/workspace/account-menu";
import { BarNavigation, type NavEntry, RailNavigation } from "@/lib/ui/workspace/navigation";
import {
  type OrganizationChoice,
  OrganizationLinks,
  OrganizationSwitcher,
} from "@/lib/ui/workspace/organization-switcher";

export type ShellWords = {
  skip: string;
  workspace: string;
  workspacePhone: string;
  organizations: string;
  more: string;
  home: string;
  notices: string;
  unreadNotices: string;
  account: string;
  myGiving: string;
  profile: string;
  security: string;
  signOut: string;
};

type Props = {
  organization: { slug: string; name: string; pboNumber: string | null };
  others: OrganizationChoice[];
  person: { name: string; email: string };
  entries: NavEntry[];
  hasNews: boolean;
  words: ShellWords;
  /** The search over everything. */
  jump: ReactNode;
  children: ReactNode;
};

/** The staff workspace around a page: rail or bottom bar, organisation, account. */
export function Shell({ organization, others, person, entries, hasNews, words, jump, children }: Props) {
  return (
    <div className="app">
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <aside className="rail" aria-label={words.workspace}>
        <OrganizationSwitcher here={organization} others={others} label={words.organizations} />
        <RailNavigation label={words.workspace} entries={entries} />
        <div className="foot">
          <a href="/" aria-label={words.home}>
            <Logo height={16} />
          </a>
        </div>
      </aside>
      <div>
        <header className="topbar">
          <span className="phone-only">
            <OrgMark slug={organization.slug} />
          </span>
          <span className="org-name phone-only grow">{organization.name}</span>
          {jump}
          <div className="end">
            <Link
              className={hasNews ? "icon-btn on" : "icon-btn"}
              href={`/${organization.slug}/notices`}
              aria-label={hasNews ? words.unreadNotices : words.notices}
            >
              <Glyph name="bell" />
            </Link>
            <AccountMenu
              name={person.name}
              email={person.email}
              place="at-account"
              words={{
                open: words.account,
                profile: words.profile,
                security: words.security,
                signOut: words.signOut,
              }}
            >
              {others.length > 0 && (
                <div className="phone-only">
                  <OrganizationLinks here={organization} others={others} />
                  <hr />
                </div>
              )}
              <a href="/my">
                <Glyph name="heart-handshake" />
                {words.myGiving}
              </a>
            </AccountMenu>
          </div>
        </header>
        <main className="page" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <BarNavigation label={words.workspacePhone} more={words.more} entries={entries} />
    </div>
  );
}
