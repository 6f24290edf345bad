create schema if not exists api;

-- A program that may come in: in which post it acts, what it may do. The secret is kept as a digest only.
create table api.client (
    county_code   text        not null check (county_code ~ '^[0-9]{6}$'),
    id            uuid        not null,
    name          text        not null check (char_length(name) between 1 and 60),
    post_kind     text        not null,
    division_code text        not null check (starts_with(division_code, county_code)),
    scopes        text[]      not null check (cardinality(scopes) > 0),
    secret_digest text        not null check (secret_digest ~ '^[0-9a-f]{64}$'),
    made_at       timestamptz not null,
    made_by       uuid        not null,
    used_on       date,
    revoked_at    timestamptz,
    revoked_by    uuid                 check ((revoked_by is null) = (revoked_at is null)),
    primary key (county_code, id)
);

alter table api.client enable row level security;
alter table api.client force row level security;
create policy county on api.client
    using (county_code = (select store.county()) and county_code = (select store.scope()));
revoke update, delete on api.client from xiangli_app;
grant update (used_on, revoked_at, revoked_by) on api.client to xiangli_app;

-- What a write was answered, so that the same key gets the same answer. A row without an answer is being worked on.
create table api.kept_answer (
    county_code  text        not null check (county_code ~ '^[0-9]{6}$'),
    account_id   uuid        not null,
    key          text        not null check (char_length(key) between 1 and 200),
    fingerprint  text        not null check (fingerprint ~ '^[0-9a-f]{64}$'),
    begun_at     timestamptz not null,
    status       integer              check (status between 200 and 499),
    content_type text,
    body         bytea                check ((body is null) = (status is null)),
    primary key (county_code, account_id, key)
);
create index kept_answer_begun on api.kept_answer (county_code, begun_at);

alter table api.kept_answer enable row level security;
alter table api.kept_answer force row level security;
create policy own on api.kept_answer
    using (county_code = (select store.county()) and account_id = (select store.account()));
create policy left_lying on api.kept_answer for delete
    using (county_code = (select store.county()) and county_code = (select store.scope())
           and (select store.account()) is null);
create policy left_lying_seen on api.kept_answer for select
    using (county_code = (select store.county()) and county_code = (select store.scope())
           and (select store.account()) is null);
