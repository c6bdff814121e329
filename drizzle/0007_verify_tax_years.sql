-- The verify page says the tax year of the donations, as the paper does; the number counts in that of the date of issue.
grant create on schema app to nika_definer;
grant select (organization_id, certificate_id, tax_year) on certificate_lines to nika_definer;
create policy "the entering functions look here" on certificate_lines for select to nika_definer using (true);

set role nika_definer;

drop function app.verify_certificate(text);
create function app.verify_certificate(code text)
returns table (number text, series text, status text, issued_on date, tax_years integer[], total_cents bigint, organization_name text,
  registered_name text, pbo_number text, organization_email text, approved_at timestamptz, ended_at timestamptz, replaced_by text, replaces text)
language sql stable security definer set search_path = '' as $$
  select c.number, c.series, c.status, c.issued_on,
      (select array_agg(distinct l.tax_year order by l.tax_year) from public.certificate_lines l
        where l.organization_id = c.organization_id and l.certificate_id = c.id),
      c.total_cents, o.name, t.registered_name, t.pbo_number, p.contact_email,
      case when t.approval = 'approved' then t.decided_at end,
      (select r.happened_at from public.certificate_register r
        where r.organization_id = c.organization_id and r.certificate_id = c.id and r.event = c.status and r.event <> 'issued'),
      (select n.number from public.tax_certificates n where n.organization_id = c.organization_id and n.replaces_id = c.id limit 1),
      (select b.number from public.tax_certificates b where b.organization_id = c.organization_id and b.id = c.replaces_id)
    from public.tax_certificates c join public.organizations o on o.id = c.organization_id
    join public.organization_tax_details t on t.organization_id = o.id
    left join public.organization_profiles p on p.organization_id = o.id where c.verify_code = code
$$;

reset role;

revoke all on function app.verify_certificate from public;
revoke create on schema app from nika_definer;
grant execute on function app.verify_certificate to app_visitor;
