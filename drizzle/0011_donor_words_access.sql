-- Names are found by their words. Members look and rename; who gives on a page adds their own.
alter table donor_words enable row level security, force row level security;
create policy "the organisation's own rows" on donor_words to app_member
  using (organization_id = (select app.org())) with check (organization_id = (select app.org()));
create policy "a visitor gives" on donor_words for insert to app_visitor with check (organization_id = (select app.org()));
grant select, insert, delete on donor_words to app_member;
grant insert on donor_words to app_visitor;
--> statement-breakpoint
-- Donors who are there already, by the rule of lib/giving/donor-words.ts.
insert into donor_words (organization_id, donor_id, word)
select distinct d.organization_id, d.id, left(w.word, 60)
from donors d cross join lateral regexp_split_to_table(
  regexp_replace(normalize(lower(normalize(d.display_name, NFKD)), NFKD), U&'[\0300-\036F''\2018\2019\02BC]', '', 'g'), '[^[:alnum:]]+') as w (word)
where w.word <> '';
