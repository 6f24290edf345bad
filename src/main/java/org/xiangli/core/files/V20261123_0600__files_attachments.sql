create schema files;

-- What was handed in or printed: each content once in a county, known by its SHA-256.
create table files.blob (
    county_code text        not null check (county_code ~ '^[0-9]{6}$'),
    sha256      bytea       not null check (length(sha256) = 32),
    size        integer     not null check (size > 0 and size = length(content)),
    media_type  text        not null,
    content     bytea       not null,
    kept_since  timestamptz not null,
    primary key (county_code, sha256)
);
-- Pictures and PDF are compressed already; trying once more costs time at every write.
alter table files.blob alter column content set storage external;

-- A content as it belongs to somebody's matter. Several may share one content.
create table files.attachment (
    county_code    text        not null check (county_code ~ '^[0-9]{6}$'),
    id             uuid        not null,
    village_code   text        not null
                               check (village_code ~ '^[0-9]{6,12}$' and starts_with(village_code, county_code)),
    owner_id       uuid        not null,
    subject_id     uuid,
    kind           text        not null check (kind in ('PAPER', 'LETTER')),
    name           text        not null check (name <> '' and length(name) <= 120),
    sha256         bytea       not null,
    added_by       uuid,
    added_at       timestamptz not null,
    withdrawn_by   uuid,
    withdrawn_at   timestamptz,
    withdrawn_why  text        check (withdrawn_why <> '' and length(withdrawn_why) <= 500),
    primary key (county_code, id),
    foreign key (county_code, sha256) references files.blob,
    check ((withdrawn_at is null) = (withdrawn_why is null))
);
comment on column files.attachment.owner_id is 'The case or other matter it belongs to; an id of another room.';
comment on column files.attachment.subject_id is 'The resident it is about and who may see it; an id of another room.';
-- The same paper handed in twice for one matter is one paper.
create unique index attachment_once on files.attachment (county_code, owner_id, kind, sha256)
    where withdrawn_at is null;
create index attachment_blob on files.attachment (county_code, sha256);
create index attachment_subject on files.attachment (county_code, subject_id);

alter table files.attachment enable row level security;
alter table files.attachment force row level security;
create policy reach on files.attachment
    using (county_code = (select store.county())
           and (starts_with(village_code, (select store.scope())) or subject_id = (select store.person())));
-- A paper stays as it was handed in; all that can be done is to withdraw it.
revoke update, delete on files.attachment from xiangli_app;
grant update (withdrawn_by, withdrawn_at, withdrawn_why) on files.attachment to xiangli_app;

-- A content is seen by whoever sees an attachment of it. Whether somebody else handed in the same bytes is not shown:
-- an insert of known bytes does nothing and says nothing.
alter table files.blob enable row level security;
alter table files.blob force row level security;
create policy through_attachment on files.blob for select
    using (county_code = (select store.county())
           and exists (select from files.attachment a
                       where a.county_code = blob.county_code and a.sha256 = blob.sha256));
create policy keep on files.blob for insert
    with check (county_code = (select store.county())
                and ((select store.scope()) is not null or (select store.person()) is not null));
revoke update, delete on files.blob from xiangli_app;

-- Attachments with type and size of their content, with the rights of whoever asks.
create view files.attached with (security_invoker = true) as
    select a.county_code, a.id, a.village_code, a.owner_id, a.subject_id, a.kind, a.name, a.sha256, a.added_by,
           a.added_at, a.withdrawn_at, b.media_type, b.size
      from files.attachment a
      join files.blob b on b.county_code = a.county_code and b.sha256 = a.sha256;
