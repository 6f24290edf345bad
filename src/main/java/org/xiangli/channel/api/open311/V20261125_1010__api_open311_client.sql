create schema if not exists api;

-- Programs that may report problems. Of its key only a digest is kept.
create table api.open311_client (
    county_code text        not null check (county_code ~ '^[0-9]{6}$'),
    id          uuid        not null,
    name        text        not null check (char_length(name) between 1 and 60),
    key_digest  text        not null check (key_digest ~ '^[0-9a-f]{64}$'),
    made_at     timestamptz not null,
    made_by     uuid        not null,
    revoked_at  timestamptz          check (revoked_at >= made_at),
    primary key (county_code, id),
    unique (county_code, key_digest)
);

alter table api.open311_client enable row level security;
alter table api.open311_client force row level security;
create policy county on api.open311_client
    using (county_code = (select store.county()) and county_code = (select store.scope()));
revoke update, delete on api.open311_client from xiangli_app;
grant update (revoked_at) on api.open311_client to xiangli_app;
