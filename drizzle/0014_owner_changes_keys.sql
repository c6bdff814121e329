-- The facts of an issued certificate stay for ever, but not under one key: the owner of the tables, as whom nobody
-- serves a request, may write the same facts encrypted anew (lib/db/rotate-keys.ts).
create or replace function app.certificate_is_frozen() returns trigger language plpgsql set search_path = '' as $$
declare
  may_change text[] := array['status', 'pdf_sha256', 'stored_at', 'mailed_at', 'updated_at'];
begin
  if current_user = (select pg_catalog.pg_get_userbyid(relowner) from pg_catalog.pg_class where oid = tg_relid) then
    may_change := may_change || 'snapshot_ciphertext'::text;
  end if;
  if (to_jsonb(new) - may_change) is distinct from (to_jsonb(old) - may_change)
    or (old.pdf_sha256 is not null and new.pdf_sha256 is distinct from old.pdf_sha256)
    or (old.status <> new.status and (old.status, new.status) not in
      (('issued', 'withdrawn'), ('issued', 'voided'), ('issued', 'replaced'), ('withdrawn', 'voided'), ('withdrawn', 'replaced'), ('voided', 'replaced'))) then
    raise exception 'an issued certificate is frozen' using errcode = '42501';
  end if;
  return new;
end $$;
