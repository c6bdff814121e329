-- Tools of the build alone; dropped at its end. Everything is decided by hashes of a gift's own number, so that two
-- builds on one day make the same database.
create schema large;

-- A number below `limit`, the same each time for the same gift and question.
create function large.chance(gift bigint, question bigint, below bigint) returns bigint
language sql immutable parallel safe return abs(hashint8extended(gift, question) % below);

-- As lib/new-id.ts makes them, but the random part is a hash: a UUID version 7 of that instant.
create function large.id(at timestamptz, kind text, gift bigint) returns uuid
language sql immutable parallel safe return (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0')
  || '7' || substr(md5(kind || gift), 1, 3) || '8' || substr(md5(kind || gift), 4, 15))::uuid;

create table large.organizations (no int primary key, id uuid not null, owner_id uuid not null, gifts int not null, donors int not null);

create table large.targets (organization_no int, no int, fund_id uuid not null, campaign_id uuid, is_eligible boolean not null,
  account_id uuid not null, primary key (organization_no, no));

create table large.donors (organization_no int, no int, id uuid not null, has_email boolean not null, details text, identity_hmac text,
  identity_masked text, tax_hmac text, tax_masked text, primary key (organization_no, no));

-- The instant of a gift: thirty-three months, a little busier towards the end. `part` runs from 0 to 1.
create function large.instant(part double precision, until timestamptz) returns timestamptz
language sql immutable parallel safe return until - interval '1 second' * round(86400 * 1000 * (1 - power(part, 0.8)));
