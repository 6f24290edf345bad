-- One register of programs: those that report problems (Open311) stand beside those that act in a post. The owner is bound
-- by the policies too, so they are lifted while the rows move.
alter table api.client no force row level security;
alter table api.open311_client no force row level security;

alter table api.client
    alter column post_kind drop not null,
    alter column division_code drop not null,
    add column per_minute    integer not null default 600 check (per_minute between 1 and 6000),
    add column rotated_at    timestamptz,
    add column rotated_by    uuid,
    add column rotation_id   uuid,
    add column former_digest text check (former_digest ~ '^[0-9a-f]{64}$'),
    add column former_until  timestamptz;

-- Who revoked a key of the old register was not written down: the zero UUID says so.
insert into api.client
       (county_code, id, name, scopes, secret_digest, made_at, made_by, revoked_at, revoked_by, per_minute)
select county_code, id, name, array['OPEN311'], key_digest, made_at, made_by, revoked_at,
       case when revoked_at is not null then '00000000-0000-0000-0000-000000000000'::uuid end, 60
  from api.open311_client;
drop table api.open311_client;

alter table api.client
    add constraint client_seat_whole check ((post_kind is null) = (division_code is null)),
    add constraint client_seat_needed check (post_kind is not null or scopes <@ array['OPEN311']),
    add constraint client_rotated_whole check (num_nulls(rotated_at, rotated_by, rotation_id) in (0, 3)),
    add constraint client_former_whole check ((former_digest is null) = (former_until is null));
create unique index client_secret on api.client (county_code, secret_digest);
create index client_former on api.client (county_code, former_digest) where former_digest is not null;

alter table api.client force row level security;
grant update (per_minute, secret_digest, rotated_at, rotated_by, rotation_id, former_digest, former_until)
    on api.client to xiangli_app;
