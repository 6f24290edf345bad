-- What a resident agreed to, block by block, when and how; and when she took it back (个人信息保护法 14, 15).
create table access.consent (
    county_code       text        not null check (county_code ~ '^[0-9]{6}$'),
    id                uuid        not null,
    resident_id       uuid        not null,
    village_code      text        not null check (village_code ~ '^[0-9]{12}$' and starts_with(village_code, county_code)),
    block             text        not null check (block <> ''),
    given_at          timestamptz not null,
    given_by          uuid        not null,
    channel           text        not null check (channel in ('WINDOW', 'OWN_ACCOUNT')),
    withdrawn_at      timestamptz,
    withdrawn_by      uuid,
    withdrawn_channel text        check (withdrawn_channel in ('WINDOW', 'OWN_ACCOUNT')),
    primary key (county_code, id),
    check (withdrawn_at >= given_at),
    check (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_channel) in (0, 3))
);
create unique index consent_standing on access.consent (county_code, resident_id, block) where withdrawn_at is null;
create index consent_resident on access.consent (county_code, resident_id, given_at desc);

alter table access.consent enable row level security;
alter table access.consent force row level security;
create policy reach on access.consent
    using (county_code = (select store.county())
           and (starts_with(village_code, (select store.scope())) or resident_id = (select store.person())));
-- What was agreed stays on record; only that it was taken back is added.
revoke update, delete on access.consent from xiangli_app;
grant update (withdrawn_at, withdrawn_by, withdrawn_channel) on access.consent to xiangli_app;
