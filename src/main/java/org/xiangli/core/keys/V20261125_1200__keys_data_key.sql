create schema keys;

-- Keys that seal a county's fields, each wrapped by a master key that is never in any database. Of no use without it.
-- One number is one generation: a key to seal with, and a key for the index under which a value is found again.
create table keys.data_key (
    county_code  text        not null check (county_code ~ '^[0-9]{6}$'),
    id           smallint    not null check (id > 0),
    suite        text        not null check (suite in ('INTERNATIONAL', 'NATIONAL')),
    master       text        not null check (master ~ '^[0-9a-f]{8}$'),
    wrapped      bytea       not null,
    made_at      timestamptz not null,
    current_from timestamptz not null check (current_from >= made_at),
    retired_at   timestamptz          check (retired_at >= current_from),
    primary key (county_code, id)
);

alter table keys.data_key enable row level security;
alter table keys.data_key force row level security;
create policy county on keys.data_key
    using (county_code = (select store.county()));
revoke delete on keys.data_key from xiangli_app;
