-- Who may see and do what. Tables come from 0000; this file is written by hand, because drizzle-kit
-- emits neither FORCE, GRANT nor functions. Roles exist already: lib/db/roles.ts makes them.
--
--   nika_web     logs in, owns nothing, inherits nothing; may become app_member, app_donor, app_visitor,
--                app_inbox, app_operator
--   nika_worker  logs in; may become app_system
--   nika_definer no login; owns the functions below, sees through narrow policies and grants of its own
--
-- A transaction enters through one app.enter_*: it checks the right to enter, sets the context and seals it
-- with a secret that only nika_definer reads. Policies call app.org(), which refuses an unsealed context with
-- an error. So injected SQL cannot move itself to another organisation by set_config. It could call an
-- entering function as somebody else; that is what bound parameters are for.

create schema app;
create extension if not exists pgcrypto schema app;
grant usage, create on schema app to nika_definer;

create table app.seal_secret (secret bytea not null);
insert into app.seal_secret values (app.gen_random_bytes(32));
grant select on app.seal_secret to nika_definer;

revoke create on schema public from public;
grant usage on schema public to nika_definer, app_member, app_donor, app_visitor, app_inbox, app_operator, app_system;
grant usage on schema app to nika_web, nika_worker, app_member, app_donor, app_visitor, app_inbox, app_operator, app_system;

-- Row-level security, forced, on every table.
do $$
declare t text;
begin
  for t in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' loop
    execute format('alter table public.%I enable row level security, force row level security', t);
  end loop;
end $$;

-- What nika_definer's functions may see and write.
grant select, insert, update on users, organizations, memberships to nika_definer;
grant select, insert on roles, role_permissions, user_roles, donor_accounts to nika_definer;
grant select on permissions, operators, organization_slugs, organization_profiles, organization_tax_details to nika_definer;
grant select, insert, update on access_links to nika_definer;
grant select (organization_id, id, email) on donors to nika_definer;
grant select (organization_id, id, donor_id, reference) on donations to nika_definer;
grant select (organization_id, id, series, tax_year, number, issued_on, total_cents, verify_code, replaces_id, status) on tax_certificates to nika_definer;
grant select (organization_id, transaction_id, amount_cents) on transaction_lines to nika_definer;
do $$
declare t text;
begin
  foreach t in array array['users', 'organizations', 'memberships', 'roles', 'role_permissions', 'user_roles',
    'donor_accounts', 'permissions', 'operators', 'organization_slugs', 'organization_profiles',
    'organization_tax_details', 'access_links', 'donors', 'donations', 'tax_certificates', 'transaction_lines'] loop
    execute format('create policy "the entering functions look here" on public.%I to nika_definer using (true) with check (true)', t);
  end loop;
end $$;

set role nika_definer;

-- The context and its seal.
create function app.seal(organization text, member text, clerk text, subject text) returns text
language sql stable set search_path = '' as $$
  select encode(app.hmac(concat_ws('|', organization, member, clerk, subject, pg_backend_pid(), extract(epoch from now())),
    s.secret::text, 'sha256'), 'hex') from app.seal_secret s
$$;

create function app.open_context(organization uuid, member uuid, clerk text, subject uuid) returns void
language plpgsql set search_path = '' as $$
declare
  o text := coalesce(organization::text, '');
  u text := coalesce(member::text, '');
  c text := coalesce(clerk, '');
  s text := coalesce(subject::text, '');
begin
  perform set_config('app.current_org_id', o, true), set_config('app.current_user_id', u, true),
    set_config('app.current_clerk_id', c, true), set_config('app.current_subject_id', s, true),
    set_config('app.seal', app.seal(o, u, c, s), true);
end $$;

create function app.require_seal() returns void language plpgsql stable set search_path = '' as $$
begin
  if coalesce(current_setting('app.seal', true), '') is distinct from app.seal(
      coalesce(current_setting('app.current_org_id', true), ''), coalesce(current_setting('app.current_user_id', true), ''),
      coalesce(current_setting('app.current_clerk_id', true), ''), coalesce(current_setting('app.current_subject_id', true), '')) then
    raise exception 'no sealed context' using errcode = '42501';
  end if;
end $$;

create function app.org() returns uuid language plpgsql stable security definer set search_path = '' as $$
begin
  perform app.require_seal();
  if current_setting('app.current_org_id') = '' then raise exception 'no organisation entered' using errcode = '42501'; end if;
  return current_setting('app.current_org_id')::uuid;
end $$;

create function app.user_id() returns uuid language plpgsql stable security definer set search_path = '' as $$
begin
  perform app.require_seal();
  return nullif(current_setting('app.current_user_id'), '')::uuid;
end $$;

create function app.subject() returns uuid language plpgsql stable security definer set search_path = '' as $$
begin
  perform app.require_seal();
  return nullif(current_setting('app.current_subject_id'), '')::uuid;
end $$;

-- Entering. NK404: not there, or not yours; the two are the same.
create function app.enter_member(clerk_user text, entered_slug text)
returns table (organization_id uuid, organization_slug text, organization_name text, organization_status text, user_id uuid,
  membership_id uuid, first_name text, last_name text, role_name text, permission_keys text[])
language plpgsql security definer set search_path = '' as $$
declare r record;
begin
  select o.id, o.slug, o.name, o.status, u.id as user_id, m.id as membership_id, u.first_name, u.last_name,
      (select min(ro.name) from public.user_roles ur join public.roles ro on ro.organization_id = ur.organization_id and ro.id = ur.role_id
        where ur.organization_id = o.id and ur.membership_id = m.id) as role_name,
      (select coalesce(array_agg(distinct rp.permission_key), '{}') from public.user_roles ur
        join public.role_permissions rp on rp.organization_id = ur.organization_id and rp.role_id = ur.role_id
        where ur.organization_id = o.id and ur.membership_id = m.id) as permission_keys
    into r
    from public.organizations o
    join public.memberships m on m.organization_id = o.id and m.status = 'active'
    join public.users u on u.id = m.user_id and u.deleted_at is null
    where o.slug = entered_slug and u.clerk_id = clerk_user and o.status <> 'closed';
  if not found then raise exception 'not a member' using errcode = 'NK404'; end if;
  perform app.open_context(r.id, r.user_id, clerk_user, null);
  return query select r.id, r.slug, r.name, r.status, r.user_id, r.membership_id, r.first_name, r.last_name, r.role_name, r.permission_keys;
end $$;

create function app.enter_donor(clerk_user text, organization uuid)
returns table (organization_id uuid, organization_slug text, organization_name text, user_id uuid)
language plpgsql security definer set search_path = '' as $$
declare r record;
begin
  select o.id, o.slug, o.name, u.id as user_id into r from public.organizations o cross join public.users u
    where o.id = organization and u.clerk_id = clerk_user and u.deleted_at is null
      and exists (select from public.donor_accounts a where a.organization_id = o.id and a.user_id = u.id);
  if not found then raise exception 'not a donor here' using errcode = 'NK404'; end if;
  perform app.open_context(r.id, r.user_id, clerk_user, null);
  return query select r.id, r.slug, r.name, r.user_id;
end $$;

create function app.enter_user(clerk_user text)
returns table (user_id uuid, email text, first_name text, last_name text, is_operator boolean)
language plpgsql security definer set search_path = '' as $$
declare r record;
begin
  select u.*, exists (select from public.operators p where p.user_id = u.id) as is_operator into r
    from public.users u where u.clerk_id = clerk_user and u.deleted_at is null;
  if not found then raise exception 'no such user' using errcode = 'NK404'; end if;
  perform app.open_context(null, r.id, clerk_user, null);
  return query select r.id, r.email, r.first_name, r.last_name, r.is_operator;
end $$;

create function app.enter_operator(clerk_user text) returns table (user_id uuid, first_name text, last_name text)
language plpgsql security definer set search_path = '' as $$
declare r record;
begin
  select u.id, u.first_name, u.last_name into r from public.users u join public.operators p on p.user_id = u.id
    where u.clerk_id = clerk_user and u.deleted_at is null;
  if not found then raise exception 'not an operator' using errcode = 'NK404'; end if;
  perform app.open_context(null, r.id, clerk_user, null);
  return query select r.id, r.first_name, r.last_name;
end $$;

create function app.enter_visitor(visited_slug text)
returns table (organization_id uuid, organization_slug text, organization_name text)
language plpgsql security definer set search_path = '' as $$
declare r record;
begin
  select o.id, o.slug, o.name into r from public.organizations o where o.slug = visited_slug and o.status = 'active';
  if not found then raise exception 'no such organisation' using errcode = 'NK404'; end if;
  perform app.open_context(r.id, null, null, null);
  return query select r.id, r.slug, r.name;
end $$;

create function app.enter_bearer(link_sha256 text)
returns table (organization_id uuid, organization_slug text, organization_name text, link_id uuid, purpose text, subject_id uuid)
language plpgsql security definer set search_path = '' as $$
declare r record;
begin
  select o.id, o.slug, o.name, l.id as link_id, l.purpose, l.subject_id into r
    from public.access_links l join public.organizations o on o.id = l.organization_id
    where l.token_sha256 = link_sha256 and l.expires_at > now() and l.purpose <> 'donor-proof';
  if not found then raise exception 'no such link' using errcode = 'NK404'; end if;
  perform app.open_context(r.id, null, null, r.subject_id);
  return query select r.id, r.slug, r.name, r.link_id, r.purpose, r.subject_id;
end $$;

create function app.enter_inbox(organization uuid) returns table (organization_id uuid)
language plpgsql security definer set search_path = '' as $$
begin
  if organization is not null and not exists (select from public.organizations o where o.id = organization) then
    raise exception 'no such organisation' using errcode = 'NK404';
  end if;
  perform app.open_context(organization, null, null, null);
  return query select organization;
end $$;

create function app.enter_system(organization uuid) returns table (organization_id uuid)
language plpgsql security definer set search_path = '' as $$
begin
  if organization is not null and not exists (select from public.organizations o where o.id = organization) then
    raise exception 'no such organisation' using errcode = 'NK404';
  end if;
  perform app.open_context(organization, null, null, null);
  return query select organization;
end $$;

-- What crosses or precedes a tenant.
create function app.my_organizations()
returns table (organization_id uuid, slug text, name text, status text, is_member boolean, is_donor boolean)
language sql stable security definer set search_path = '' as $$
  select o.id, o.slug, o.name, o.status,
      exists (select from public.memberships m where m.organization_id = o.id and m.user_id = me.id and m.status = 'active'),
      exists (select from public.donor_accounts a where a.organization_id = o.id and a.user_id = me.id)
    from (select app.user_id() as id) me cross join public.organizations o
    where o.id in (select m.organization_id from public.memberships m where m.user_id = me.id and m.status = 'active'
      union select a.organization_id from public.donor_accounts a where a.user_id = me.id)
    order by o.name limit 200
$$;

create function app.due_organizations() returns table (organization_id uuid)
language sql stable security definer set search_path = '' as $$
  select o.id from public.organizations o where o.status <> 'closed' order by o.id
$$;

-- The slug in use for a slug (old or new), a Clerk id or an id.
create function app.current_slug(address text) returns text
language sql stable security definer set search_path = '' as $$
  select coalesce(
    (select o.slug from public.organizations o where o.slug = address or o.clerk_id = address or o.id::text = lower(address) limit 1),
    (select o.slug from public.organization_slugs s join public.organizations o on o.id = s.organization_id where s.slug = address))
$$;

-- Makes an organisation with its roles; the user who entered becomes its owner. Repeating it changes nothing.
create function app.create_organization(new_id uuid, new_slug text, new_name text, new_membership uuid, new_roles jsonb)
returns text language plpgsql security definer set search_path = '' as $$
declare me uuid := app.user_id(); r jsonb;
begin
  if me is null then raise exception 'no user entered' using errcode = '42501'; end if;
  if exists (select from public.organizations o join public.memberships m on m.organization_id = o.id and m.user_id = me where o.id = new_id) then return 'made'; end if;
  if exists (select from public.organization_slugs s where s.slug = new_slug) then return 'slug-taken'; end if;
  begin
    insert into public.organizations (id, slug, name, status) values (new_id, new_slug, new_name, 'onboarding');
  exception when unique_violation then return 'slug-taken';
  end;
  insert into public.memberships (organization_id, id, user_id, status) values (new_id, new_membership, me, 'active');
  for r in select * from jsonb_array_elements(new_roles) loop
    insert into public.roles (organization_id, id, key, name, is_built_in) values (new_id, (r->>'id')::uuid, r->>'key', r->>'name', true);
    insert into public.role_permissions (organization_id, id, role_id, permission_key)
      select new_id, gen_random_uuid(), (r->>'id')::uuid, p from jsonb_array_elements_text(r->'permissions') p;
    if r->>'key' = 'owner' then
      insert into public.user_roles (organization_id, id, membership_id, role_id) values (new_id, gen_random_uuid(), new_membership, (r->>'id')::uuid);
    end if;
  end loop;
  return 'made';
end $$;

-- The mirror of Clerk. Older than what is stored changes nothing; deletions are tombstones.
create function app.mirror_user(new_id uuid, clerk_user text, new_email text, new_first_name text, new_last_name text, source_at timestamptz, is_deleted boolean)
returns uuid language plpgsql security definer set search_path = '' as $$
declare mirrored uuid;
begin
  insert into public.users as u (id, clerk_id, email, first_name, last_name, source_updated_at, deleted_at)
    values (new_id, clerk_user, case when is_deleted then null else lower(new_email) end, case when is_deleted then null else new_first_name end,
      case when is_deleted then null else new_last_name end, source_at, case when is_deleted then source_at end)
    on conflict (clerk_id) do update set email = excluded.email, first_name = excluded.first_name, last_name = excluded.last_name,
      source_updated_at = excluded.source_updated_at, deleted_at = excluded.deleted_at, updated_at = now()
      where u.deleted_at is null and (is_deleted or u.source_updated_at <= excluded.source_updated_at);
  select u.id into mirrored from public.users u where u.clerk_id = clerk_user;
  if is_deleted then
    update public.memberships m set status = 'removed', updated_at = now() where m.user_id = mirrored and m.status <> 'removed';
  end if;
  return mirrored;
end $$;

create function app.mirror_organization(clerk_organization text, new_name text, source_at timestamptz, is_deleted boolean)
returns uuid language plpgsql security definer set search_path = '' as $$
declare mirrored uuid;
begin
  update public.organizations o set name = case when is_deleted then o.name else coalesce(new_name, o.name) end,
      status = case when is_deleted then 'closed' else o.status end, deleted_at = case when is_deleted then source_at end,
      source_updated_at = source_at, updated_at = now()
    where o.clerk_id = clerk_organization and o.deleted_at is null
      and (is_deleted or o.source_updated_at is null or o.source_updated_at <= source_at);
  select o.id into mirrored from public.organizations o where o.clerk_id = clerk_organization;
  return mirrored;
end $$;

-- A membership that Nika did not make waits for an owner; one whose user or organisation is unknown waits to be applied.
create function app.mirror_membership(new_id uuid, clerk_membership text, clerk_organization text, clerk_user text, source_at timestamptz, is_deleted boolean)
returns text language plpgsql security definer set search_path = '' as $$
declare o uuid; u uuid;
begin
  select g.id into o from public.organizations g where g.clerk_id = clerk_organization;
  select p.id into u from public.users p where p.clerk_id = clerk_user;
  if o is null or u is null then return 'unknown'; end if;
  insert into public.memberships as m (organization_id, id, user_id, clerk_id, status, source_updated_at)
    values (o, new_id, u, clerk_membership, case when is_deleted then 'removed' else 'waiting' end, source_at)
    on conflict (organization_id, user_id) do update set clerk_id = excluded.clerk_id,
      status = case when is_deleted then 'removed' when m.status = 'removed' then 'waiting' else m.status end,
      source_updated_at = excluded.source_updated_at, updated_at = now()
      where m.source_updated_at is null or m.source_updated_at <= excluded.source_updated_at;
  return 'mirrored';
end $$;

-- Proof of being a donor: asked for by a signed-in user with an address and a reference, kept by the link mailed to it.
create function app.request_donor_proof(donor_email text, donation_reference text, new_link uuid, link_sha256 text, lasts interval)
returns table (organization_id uuid) language plpgsql security definer set search_path = '' as $$
declare me uuid := app.user_id(); o uuid; d uuid;
begin
  if me is null then raise exception 'no user entered' using errcode = '42501'; end if;
  select dn.organization_id, dr.id into o, d from public.donations dn
    join public.donors dr on dr.organization_id = dn.organization_id and dr.id = dn.donor_id
    where dn.reference = donation_reference and dr.email = lower(donor_email) limit 1;
  if not found then return; end if;
  insert into public.access_links (organization_id, id, token_sha256, purpose, subject_id, requested_by, expires_at)
    values (o, new_link, link_sha256, 'donor-proof', d, me, now() + lasts);
  return query select o;
end $$;

create function app.prove_donor(link_sha256 text, new_account uuid)
returns table (organization_id uuid, donor_id uuid) language plpgsql security definer set search_path = '' as $$
declare me uuid := app.user_id(); l record;
begin
  if me is null then raise exception 'no user entered' using errcode = '42501'; end if;
  update public.access_links a set used_at = now(), updated_at = now()
    where a.token_sha256 = link_sha256 and a.purpose = 'donor-proof' and a.requested_by = me and a.used_at is null and a.expires_at > now()
    returning a.organization_id, a.subject_id into l;
  if not found then return; end if;
  insert into public.donor_accounts (organization_id, id, donor_id, user_id, proved_at)
    values (l.organization_id, new_account, l.subject_id, me, now()) on conflict do nothing;
  return query select l.organization_id, l.subject_id;
end $$;

-- What the public may know of a certificate whose code they hold: no personal data.
create function app.verify_certificate(code text)
returns table (number text, series text, status text, issued_on date, tax_year integer, total_cents bigint, organization_name text,
  registered_name text, pbo_number text, organization_slug text, approval text, replaced_by text, replaces text)
language sql stable security definer set search_path = '' as $$
  select c.number, c.series, c.status, c.issued_on, c.tax_year, c.total_cents, o.name, t.registered_name, t.pbo_number, o.slug, t.approval,
      (select n.number from public.tax_certificates n where n.organization_id = c.organization_id and n.replaces_id = c.id limit 1),
      (select p.number from public.tax_certificates p where p.organization_id = c.organization_id and p.id = c.replaces_id)
    from public.tax_certificates c join public.organizations o on o.id = c.organization_id
    join public.organization_tax_details t on t.organization_id = o.id where c.verify_code = code
$$;

-- The sum of a transaction's lines is zero when it commits.
create function app.lines_sum_to_zero() returns trigger language plpgsql security definer set search_path = '' as $$
declare o uuid := new.organization_id; t uuid; s numeric; n integer;
begin
  if tg_table_name = 'transactions' then t := new.id; else t := new.transaction_id; end if;
  select coalesce(sum(l.amount_cents), 0), count(*) into s, n from public.transaction_lines l where l.organization_id = o and l.transaction_id = t;
  if n < 2 then raise exception 'a ledger transaction needs two lines or more' using errcode = '23514'; end if;
  if s <> 0 then raise exception 'the lines of a ledger transaction do not sum to zero' using errcode = '23514'; end if;
  return null;
end $$;

create function app.refuse_change() returns trigger language plpgsql set search_path = '' as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end $$;

create function app.certificate_is_frozen() returns trigger language plpgsql set search_path = '' as $$
begin
  if (to_jsonb(new) - array['status', 'pdf_sha256', 'stored_at', 'mailed_at', 'updated_at'])
      is distinct from (to_jsonb(old) - array['status', 'pdf_sha256', 'stored_at', 'mailed_at', 'updated_at'])
    or (old.pdf_sha256 is not null and new.pdf_sha256 is distinct from old.pdf_sha256)
    or (old.status <> new.status and (old.status, new.status) not in
      (('issued', 'withdrawn'), ('issued', 'voided'), ('issued', 'replaced'), ('withdrawn', 'voided'), ('withdrawn', 'replaced'), ('voided', 'replaced'))) then
    raise exception 'an issued certificate is frozen' using errcode = '42501';
  end if;
  return new;
end $$;

create function app.certificate_line_is_frozen() returns trigger language plpgsql set search_path = '' as $$
begin
  if (to_jsonb(new) - array['is_live', 'updated_at']) is distinct from (to_jsonb(old) - array['is_live', 'updated_at'])
    or (new.is_live and not old.is_live) then
    raise exception 'a certificate line is frozen' using errcode = '42501';
  end if;
  return new;
end $$;

-- A member may hand a letter in; only an operator approves or refuses it.
create function app.operators_decide() returns trigger language plpgsql set search_path = '' as $$
begin
  if current_user <> 'app_operator' and new.approval is distinct from old.approval and new.approval <> 'waiting' then
    raise exception 'only an operator decides on a letter' using errcode = '42501';
  end if;
  return new;
end $$;

create function app.number_is_next() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'INSERT' and new.last_number <> 1 or tg_op = 'UPDATE' and
    (new.last_number <> old.last_number + 1 or (new.organization_id, new.series, new.tax_year) is distinct from (old.organization_id, old.series, old.tax_year)) then
    raise exception 'certificate numbers are taken one by one' using errcode = '42501';
  end if;
  return new;
end $$;

reset role;

revoke all on all functions in schema app from public;
revoke create on schema app from nika_definer;
grant execute on function app.org, app.user_id, app.subject to app_member, app_donor, app_visitor, app_inbox, app_operator, app_system;
grant execute on function app.enter_member, app.enter_donor, app.enter_user, app.enter_operator, app.enter_visitor, app.enter_bearer, app.enter_inbox, app.current_slug to nika_web;
grant execute on function app.enter_system to nika_worker;
grant execute on function app.my_organizations, app.create_organization, app.request_donor_proof, app.prove_donor, app.verify_certificate to app_visitor;
grant execute on function app.due_organizations to app_system;
grant execute on function app.mirror_user, app.mirror_organization, app.mirror_membership to app_system, app_inbox;

create constraint trigger lines_sum_to_zero after insert on transaction_lines deferrable initially deferred for each row execute function app.lines_sum_to_zero();
create constraint trigger lines_sum_to_zero after insert on transactions deferrable initially deferred for each row execute function app.lines_sum_to_zero();
create trigger number_is_next before insert or update on certificate_counters for each row execute function app.number_is_next();
create trigger operators_decide before update on organization_tax_details for each row execute function app.operators_decide();
create trigger is_frozen before update on tax_certificates for each row execute function app.certificate_is_frozen();
create trigger is_frozen before update on certificate_lines for each row execute function app.certificate_line_is_frozen();
do $$
declare t text;
begin
  foreach t in array array['transactions', 'transaction_lines', 'certificate_register', 'audit_events'] loop
    execute format('create trigger append_only before update or delete on public.%I for each row execute function app.refuse_change()', t);
  end loop;
  foreach t in array array['tax_certificates', 'certificate_lines', 'certificate_counters'] loop
    execute format('create trigger never_deleted before delete on public.%I for each row execute function app.refuse_change()', t);
  end loop;
end $$;

-- Members and the worker: their organisation's rows, each command by grant.
do $$
declare t text;
begin
  for t in select c.table_name from information_schema.columns c where c.table_schema = 'public' and c.column_name = 'organization_id' loop
    execute format('create policy "the organisation''s own rows" on public.%I to app_member, app_system
      using (organization_id = (select app.org())) with check (organization_id = (select app.org()))', t);
  end loop;
end $$;
create policy "the organisation itself" on organizations for select to app_member, app_system, app_visitor, app_donor, app_inbox using (id = (select app.org()));
-- A suspended or closed organisation cannot bring itself back.
create policy "members keep their organisation's name" on organizations for update to app_member
  using (id = (select app.org()) and status in ('onboarding', 'active')) with check (id = (select app.org()) and status in ('onboarding', 'active'));
create policy "colleagues" on users for select to app_member using (id in (select m.user_id from memberships m where m.organization_id = (select app.org())));
create policy "the product's permissions" on permissions for select to app_member using (true);

grant select on organizations, organization_slugs, organization_profiles, organization_tax_details, memberships, roles, role_permissions, user_roles,
  permissions, funds, campaigns, campaign_totals, daily_totals, donors, donations, donation_tax_details, donor_accounts, payments, payfast_notifications,
  payment_effects, unallocated_payments, ledger_accounts, transactions, transaction_lines, account_totals, certificate_counters, tax_certificates,
  certificate_lines, certificate_register, outgoing_mails, audit_events to app_member;
grant select (id, clerk_id, email, first_name, last_name, deleted_at) on users to app_member;
grant select (organization_id, id, provider, environment, merchant_id, created_at, updated_at) on payment_accounts to app_member;
grant update (name, clerk_id, status, updated_at) on organizations to app_member;
grant insert on organization_slugs, organization_profiles, funds, campaigns, campaign_totals, daily_totals, donors, donations, donation_tax_details, payments,
  payment_accounts, ledger_accounts, transactions, transaction_lines, account_totals, certificate_counters, tax_certificates, certificate_lines,
  certificate_register, outgoing_mails, access_links, audit_events, roles, role_permissions, user_roles, memberships to app_member;
grant insert (organization_id, registered_name, pbo_number, npo_number, address_line1, address_line2, town, postal_code, signatory_name, signatory_title) on organization_tax_details to app_member;
grant update (registered_name, pbo_number, npo_number, address_line1, address_line2, town, postal_code, signatory_name, signatory_title, letter_key, letter_uploaded_at, approval, updated_at) on organization_tax_details to app_member;
grant update on organization_profiles, funds, campaigns, campaign_totals, daily_totals, donors, donations, payments, account_totals, certificate_counters, outgoing_mails, memberships to app_member;
grant update (merchant_id, merchant_key, passphrase_ciphertext, updated_at) on payment_accounts to app_member;
grant update (status, updated_at) on tax_certificates to app_member;
grant update (is_live, updated_at) on certificate_lines to app_member;
grant delete on user_roles, role_permissions to app_member;

grant select on organizations, organization_profiles, organization_tax_details, funds, campaigns, campaign_totals, daily_totals, donors, donations,
  donation_tax_details, payments, payment_accounts, payfast_notifications, payment_effects, unallocated_payments, ledger_accounts, transactions,
  transaction_lines, account_totals, certificate_counters, tax_certificates, certificate_lines, certificate_register, outgoing_mails, access_links, audit_events to app_system;
grant insert on campaign_totals, daily_totals, donors, donations, payments, payment_effects, unallocated_payments, ledger_accounts, transactions, transaction_lines,
  account_totals, certificate_counters, tax_certificates, certificate_lines, certificate_register, outgoing_mails, access_links, audit_events to app_system;
grant update on campaign_totals, daily_totals, donations, payments, payfast_notifications, unallocated_payments, account_totals, certificate_counters, outgoing_mails, access_links to app_system;
grant update (status, pdf_sha256, stored_at, mailed_at, updated_at) on tax_certificates to app_system;
grant update (is_live, updated_at) on certificate_lines to app_system;
create policy "the worker applies Clerk's events" on clerk_events to app_system using (true) with check (true);
grant select, update on clerk_events to app_system;

-- Visitors: what an organisation shows the world, what they give, and what their link is about.
create policy "what the world may see" on organization_profiles for select to app_visitor, app_donor using (organization_id = (select app.org()));
create policy "what the world may see" on organization_tax_details for select to app_visitor, app_donor using (organization_id = (select app.org()));
create policy "what the world may see" on funds for select to app_visitor, app_donor using (organization_id = (select app.org()));
create policy "what the world may see" on campaigns for select to app_visitor, app_donor using (organization_id = (select app.org()) and status <> 'draft');
create policy "what the world may see" on campaign_totals for select to app_visitor using (organization_id = (select app.org()));
create policy "signing a checkout" on payment_accounts for select to app_visitor, app_inbox using (organization_id = (select app.org()));
create policy "a visitor gives" on donors for insert to app_visitor with check (organization_id = (select app.org()));
create policy "a visitor gives" on donations for insert to app_visitor with check (organization_id = (select app.org()) and status = 'pending' and kind = 'money' and method = 'card' and received_on is null);
create policy "a visitor gives" on donation_tax_details for insert to app_visitor with check (organization_id = (select app.org()));
create policy "a visitor gives" on payments for insert to app_visitor with check (organization_id = (select app.org()) and status = 'started' and provider = 'payfast' and provider_payment_id is null);
create policy "a visitor gives" on access_links for insert to app_visitor with check (organization_id = (select app.org()) and purpose = 'checkout');
create policy "a visitor's acts are recorded" on audit_events for insert to app_visitor with check (organization_id = (select app.org()) and actor_kind in ('visitor', 'bearer'));
create policy "what the link is about" on donations for select to app_visitor using (organization_id = (select app.org()) and id = (select app.subject()));
create policy "what the link is about" on payments for select to app_visitor using (organization_id = (select app.org()) and donation_id = (select app.subject()));
create policy "what the link is about" on certificate_lines for select to app_visitor using (organization_id = (select app.org()) and (donation_id = (select app.subject()) or certificate_id = (select app.subject())));
create policy "what the link is about" on tax_certificates for select to app_visitor using (organization_id = (select app.org())
  and (id = (select app.subject()) or id in (select l.certificate_id from certificate_lines l where l.organization_id = (select app.org()) and l.donation_id = (select app.subject()))));
grant select (id, slug, name, status) on organizations to app_visitor, app_donor, app_inbox;
grant select on organization_profiles, campaigns to app_visitor, app_donor;
grant select (organization_id, registered_name, pbo_number, npo_number, town, approval) on organization_tax_details to app_visitor, app_donor;
grant select (organization_id, id, name, is_section_18a_eligible, closed_at) on funds to app_visitor, app_donor;
grant select on campaign_totals to app_visitor;
grant select (organization_id, id, provider, environment, merchant_id, merchant_key, passphrase_ciphertext) on payment_accounts to app_visitor, app_inbox;
grant insert on donors, donations, donation_tax_details, payments, access_links, audit_events to app_visitor;
grant select (organization_id, id, campaign_id, fund_id, amount_cents, status, reference, wants_certificate, received_on, created_at, completed_at) on donations to app_visitor;
grant select (organization_id, id, donation_id, status, amount_cents, environment, created_at, completed_at) on payments to app_visitor;
grant select (organization_id, id, number, series, status, issued_on, total_cents, pdf_sha256, stored_at, mailed_at) on tax_certificates to app_visitor;
grant select (organization_id, id, certificate_id, donation_id, is_live) on certificate_lines to app_visitor;

-- Donors: their own.
create policy "a donor's own accounts" on donor_accounts for select to app_donor using (organization_id = (select app.org()) and user_id = (select app.user_id()));
create policy "a donor's own" on donors for select to app_donor using (organization_id = (select app.org()) and id in (select a.donor_id from donor_accounts a where a.organization_id = (select app.org()) and a.user_id = (select app.user_id())));
create policy "a donor's own" on donations for select to app_donor using (organization_id = (select app.org()) and donor_id in (select a.donor_id from donor_accounts a where a.organization_id = (select app.org()) and a.user_id = (select app.user_id())));
create policy "a donor's own" on tax_certificates for select to app_donor using (organization_id = (select app.org()) and donor_id in (select a.donor_id from donor_accounts a where a.organization_id = (select app.org()) and a.user_id = (select app.user_id())));
create policy "a donor's own" on donation_tax_details for select to app_donor using (organization_id = (select app.org()) and donation_id in (select d.id from donations d where d.organization_id = (select app.org())));
create policy "a donor's own" on certificate_lines for select to app_donor using (organization_id = (select app.org()) and donation_id in (select d.id from donations d where d.organization_id = (select app.org())));
create policy "a donor's acts are recorded" on audit_events for insert to app_donor with check (organization_id = (select app.org()) and actor_kind = 'donor' and actor_user_id = (select app.user_id()));
grant select (organization_id, id, donor_id, user_id, proved_at) on donor_accounts to app_donor;
grant select (organization_id, id, kind, display_name, first_name, last_name, email, phone, language) on donors to app_donor;
grant select (organization_id, id, donor_id, campaign_id, fund_id, kind, method, amount_cents, status, reference, wants_certificate, received_on, created_at, completed_at) on donations to app_donor;
grant select (organization_id, donation_id, nature, identity_masked, tax_reference_masked) on donation_tax_details to app_donor;
grant select (organization_id, id, donor_id, series, tax_year, number, issued_at, issued_on, total_cents, status, pdf_sha256, stored_at, mailed_at) on tax_certificates to app_donor;
grant select (organization_id, id, certificate_id, donation_id, amount_cents, received_on, tax_year, is_live) on certificate_lines to app_donor;
grant insert on audit_events to app_donor;

-- The webhook routes: they store what came, and read what they need to judge it.
create policy "notifications come in" on payfast_notifications to app_inbox using (organization_id = (select app.org())) with check (organization_id = (select app.org()) and status in ('stored', 'refused'));
create policy "Clerk's events come in" on clerk_events to app_inbox using (true) with check (true);
grant select (organization_id, id, body_sha256, status, reason, copies, received_at) on payfast_notifications to app_inbox;
grant insert on payfast_notifications, clerk_events to app_inbox;
grant update (copies, last_received_at, updated_at) on payfast_notifications to app_inbox;
grant select (id, svix_id, status) on clerk_events to app_inbox;

-- Operators: organisations and their letters, no donor data.
create policy "operators see organisations" on organizations for select to app_operator using (true);
create policy "operators suspend and reopen" on organizations for update to app_operator using (true) with check (status in ('active', 'suspended'));
create policy "operators see profiles" on organization_profiles for select to app_operator using (true);
create policy "operators see letters" on organization_tax_details for select to app_operator using (true);
create policy "operators decide on letters" on organization_tax_details for update to app_operator using (true) with check (approval in ('waiting', 'approved', 'refused') and decided_by = (select app.user_id()));
create policy "operators see Clerk's events" on clerk_events for select to app_operator using (true);
create policy "operators' acts are recorded" on audit_events for insert to app_operator with check (actor_kind = 'operator' and actor_user_id = (select app.user_id()));
create policy "operators see their acts" on audit_events for select to app_operator using (actor_kind = 'operator');
grant select on organizations, organization_profiles, organization_tax_details to app_operator;
grant update (status, updated_at) on organizations to app_operator;
grant update (approval, decided_at, decided_by, decision_reason, updated_at) on organization_tax_details to app_operator;
grant select (id, svix_id, type, status, reason, attempts, received_at, applied_at) on clerk_events to app_operator;
grant insert on audit_events to app_operator;
grant select on audit_events to app_operator;

-- Counters that hold only hashes and counts; they belong to nobody.
create policy "everybody counts" on rate_limits to nika_web using (true) with check (true);
grant usage on schema public to nika_web;
grant select, insert, update, delete on rate_limits to nika_web;
