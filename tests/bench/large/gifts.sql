create temp table if not exists gift (org_no int, org uuid, owner_id uuid, targets bigint, n int, g bigint, at timestamptz, donor_no int, place bigint,
  fund_id uuid, campaign_id uuid, account_id uuid, is_eligible boolean, donor_id uuid, has_details boolean, method text, cents bigint,
  status text, id uuid, payment_id uuid, transaction_id uuid, reference text, wants boolean, received_on date, fee bigint);
--
truncate gift;
--
-- Gifts $2 to $3 of the organisations $4 to $5, with all that the product's verbs would have written of them.
-- $1: when the history ends. $6: references, as lib/giving makes them, for the gifts in this order.
insert into gift
with drawn as (
  select o.no as org_no, o.id as org, o.owner_id, c.targets, n, o.no * 10000000::bigint + n as g,
    large.instant(n::double precision / o.gifts, $1::timestamptz) as at,
    floor(o.donors * (0.15 + 0.85 * n / o.gifts) * power(large.chance(o.no * 10000000::bigint + n, 1, 1000000) / 1000000.0, 2))::int as donor_no,
    row_number() over (order by o.no, n) as place
  from large.organizations o
  join (select organization_no, count(*) as targets from large.targets group by 1) c on c.organization_no = o.no
  cross join lateral generate_series($2::int, least($3::int, o.gifts)) n where o.no between $4 and $5
), placed as (
  select d.*, t.fund_id, t.campaign_id, t.account_id, t.is_eligible, r.id as donor_id, r.details is not null as has_details,
    case when large.chance(g, 2, 100) < 45 and t.campaign_id is not null then 'card' when large.chance(g, 2, 100) < 86 then 'eft'
      when large.chance(g, 2, 100) < 98 then 'cash' else 'goods' end as method,
    (case when large.chance(g, 4, 5) = 0 then 2000 + large.chance(g, 5, 200000)
      else (array[50, 100, 100, 150, 200, 250, 250, 300, 450, 500, 500, 750, 1000, 1500, 2500, 5000])[1 + large.chance(g, 6, 16)] * 100 end)::bigint as cents
  from drawn d
  join large.targets t on t.organization_no = d.org_no
    and t.no = large.chance(d.g, 3, d.targets)
  join large.donors r on r.organization_no = d.org_no and r.no = d.donor_no
), judged as (
  select p.*, case when p.method <> 'card' then case when large.chance(g, 7, 1000) < 8 then 'reversed' else 'completed' end
      when large.chance(g, 7, 100) >= 7 then 'completed' when p.at > $1::timestamptz - interval '2 days' then 'pending' else 'expired' end as status
  from placed p
)
select j.*, large.id(at, 'donation', g) as id, large.id(at, 'payment', g) as payment_id, large.id(at, 'transaction', g) as transaction_id,
  r.reference, j.is_eligible and j.has_details and method <> 'goods' and large.chance(g, 8, 100) < 30 as wants,
  case when status in ('completed', 'reversed') then
    (at at time zone 'Africa/Johannesburg')::date - case when method = 'card' then 0 else large.chance(g, 9, 5)::int end end as received_on,
  case when method = 'card' then 200 + cents * 32 / 1000 end as fee
from judged j join unnest($6::text[]) with ordinality r (reference, place) using (place);
--
insert into donations (organization_id, id, donor_id, fund_id, campaign_id, kind, method, amount_cents, status, reference, wants_certificate,
  received_on, receipt_confirmed_at, completed_at, form_key, goods_description, goods_condition, goods_basis, created_at, updated_at)
select org, id, donor_id, fund_id, campaign_id, case when method = 'goods' then 'goods' else 'money' end, method, cents, status, reference, wants,
  received_on, case when received_on is not null then at + interval '5 minutes' end, case when received_on is not null then at end, id,
  case when method = 'goods' then 'Readers for grade one' end, case when method = 'goods' then 'good' end,
  case when method = 'goods' then 'market-value' end, at, at from gift order by n;
--
insert into donation_tax_details (organization_id, donation_id, nature, details_ciphertext, identity_hmac, tax_reference_hmac, identity_masked,
  tax_reference_masked, created_at, updated_at)
select org, g.id, 'natural-person', r.details, r.identity_hmac, r.tax_hmac, r.identity_masked, r.tax_masked, at, at
from gift g join large.donors r on r.organization_no = g.org_no and r.no = g.donor_no where wants order by n;
--
insert into payments (organization_id, id, donation_id, provider, environment, status, amount_cents, fee_cents, provider_payment_id, completed_at,
  confirmed_at, created_at, updated_at)
select org, payment_id, id, case when method = 'card' then 'payfast' else 'manual' end, 'sandbox',
  case status when 'pending' then 'started' when 'expired' then 'failed' else status end, cents,
  case when received_on is not null then fee end, case when method = 'card' and received_on is not null then g::text end,
  case when received_on is not null then at end, case when received_on is not null then at + interval '5 minutes' end, at, at
from gift where method <> 'goods' order by n;
--
insert into payment_effects (organization_id, id, provider, provider_payment_id, kind, payment_id, created_at, updated_at)
select org, large.id(at, 'effect', g), 'payfast', g::text, 'completed', payment_id, at, at
from gift where method = 'card' and status = 'completed' order by n;
--
insert into transactions (organization_id, id, posted_on, description, payment_id, donation_id, created_at, updated_at)
select org, transaction_id, received_on, case method when 'card' then 'Donation through PayFast' when 'eft' then 'EFT donation'
  when 'cash' then 'Cash donation' else 'Donation of goods' end, case when method <> 'goods' then payment_id end, id, at, at
from gift where received_on is not null order by n;
--
insert into transactions (organization_id, id, posted_on, description, payment_id, donation_id, reverses_id, created_at, updated_at)
select org, large.id(at, 'reversal', g), received_on, 'Donation recorded by mistake', case when method <> 'goods' then payment_id end, id,
  transaction_id, at, at from gift where status = 'reversed' order by n;
--
-- Gross and fee of what came by card; what stands at the bank, in the box or on a shelf of the rest; and a reversal's opposites.
insert into transaction_lines (organization_id, id, transaction_id, account_id, amount_cents, created_at, updated_at)
select org, large.id(at, 'line' || l.no, g), l.transaction_id, coalesce(a.id, g.account_id), l.cents, at, at
from gift g cross join lateral (values
  (1, transaction_id, case method when 'card' then '1210' when 'eft' then '1110' when 'cash' then '1120' else '1130' end, cents),
  (2, transaction_id, null, -cents),
  (3, transaction_id, case when method = 'card' then '5310' end, fee),
  (4, transaction_id, case when method = 'card' then '1210' end, -fee),
  (5, large.id(at, 'reversal', g.g), case method when 'eft' then '1110' when 'cash' then '1120' else '1130' end, case when status = 'reversed' then -cents end),
  (6, large.id(at, 'reversal', g.g), null, case when status = 'reversed' then cents end)) l (no, transaction_id, code, cents)
left join ledger_accounts a on a.organization_id = g.org and a.code = l.code
where received_on is not null and l.cents is not null order by n, l.no;
--
insert into donation_reversals (organization_id, donation_id, reason, by_user_id, reversed_at, created_at, updated_at)
select org, id, 'Captured twice', owner_id, at, at, at from gift where status = 'reversed' order by n;
--
insert into audit_events (organization_id, id, happened_at, actor_kind, actor_user_id, action, subject_type, subject_id, details, created_at, updated_at)
select org, large.id(e.at, 'event' || e.no, g), e.at, e.actor, case when e.actor = 'member' then owner_id end, e.action, 'donation', id,
  jsonb_build_object('amountCents', cents), e.at, e.at
from gift cross join lateral (values
  (1, at, 'visitor', 'donation.started', method = 'card'),
  (2, at + interval '1 minute', 'payfast', 'donation.completed', method = 'card' and status = 'completed'),
  (3, at + interval '5 minutes', 'system', 'donation.receipt-confirmed', method = 'card' and status = 'completed'),
  (4, at, 'member', 'donation.recorded', method <> 'card'),
  (5, at, 'member', 'donation.reversed', status = 'reversed')) e (no, at, actor, action, happened) where e.happened order by n, e.no;
