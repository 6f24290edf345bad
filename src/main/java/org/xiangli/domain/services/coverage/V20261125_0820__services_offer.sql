-- What others than the government offer to residents, village by village: the party's care, neighbours and volunteers, shops
-- (R039, R057). Public, therefore read by everybody in the county; no resident stands in it.
create table services.offer (
    county_code     text        not null check (county_code ~ '^[0-9]{6}$'),
    id              uuid        not null,
    division_code   text        not null check (starts_with(division_code, county_code)),
    provider_kind   text        not null check (provider_kind in ('PARTY', 'GROUP', 'VOLUNTEERS', 'CHARITY', 'BUSINESS')),
    name            text        not null check (char_length(name) between 1 and 60),
    what            text        not null check (char_length(what) between 1 and 500),
    provider        text        not null check (char_length(provider) between 1 and 60),
    phone           text        not null check (phone ~ '^[0-9+][0-9 -]{2,19}$'),
    price_fen       bigint      not null check (price_fen >= 0),
    price_unit      text        not null check (char_length(price_unit) <= 20),
    free_item       text,
    words           text[]      not null,
    open_from       date        not null,
    open_to         date                 check (open_to >= open_from),
    entered_at      timestamptz not null,
    entered_by      uuid        not null,
    ended_at        timestamptz,
    ended_by        uuid                 check ((ended_by is null) = (ended_at is null)),
    idempotency_key uuid        not null,
    primary key (county_code, id),
    unique (county_code, idempotency_key),
    check (price_fen = 0 or provider_kind = 'BUSINESS')
);
comment on column services.offer.free_item is
    'code of the free item of the catalogue that meets the same need; a paid offer is shown with it or not at all';
create index offer_division on services.offer (county_code, division_code);

alter table services.offer enable row level security;
alter table services.offer force row level security;
create policy anyone_reads on services.offer for select
    using (county_code = (select store.county()));
create policy office_enters on services.offer for insert
    with check (county_code = (select store.county()) and starts_with(division_code, (select store.scope())));
create policy office_ends on services.offer for update
    using (county_code = (select store.county()) and starts_with(division_code, (select store.scope())));
revoke update, delete on services.offer from xiangli_app;
grant update (ended_at, ended_by) on services.offer to xiangli_app;
