-- The forms a county has published itself, as they were written; those that come with the house lie in its files. None
-- ever changes.
create table services.form (
    county_code     text        not null check (county_code ~ '^[0-9]{6}$'),
    item_code       text        not null check (item_code ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
    version         integer     not null check (version > 0),
    content         json        not null,
    published_at    timestamptz not null,
    published_by    uuid        not null,
    idempotency_key uuid        not null,
    primary key (county_code, item_code, version),
    unique (county_code, idempotency_key)
);

alter table services.form enable row level security;
alter table services.form force row level security;
create policy anyone_reads on services.form for select
    using (county_code = (select store.county()));
create policy county_publishes on services.form for insert
    with check (county_code = (select store.county()) and county_code = (select store.scope()));
revoke update, delete on services.form from xiangli_app;

-- A filled form: a draft until it belongs to a case. Until the case is accepted an office may correct it; then it stays.
create table services.sheet (
    county_code   text        not null check (county_code ~ '^[0-9]{6}$'),
    id            uuid        not null,
    village_code  text        not null check (village_code ~ '^[0-9]{12}$' and starts_with(village_code, county_code)),
    resident_id   uuid        not null,
    item_code     text        not null,
    form_version  integer     not null check (form_version > 0),
    changed_from  integer              check (changed_from > 0),
    answers       jsonb       not null check (jsonb_typeof(answers) = 'object'),
    papers        jsonb       not null check (jsonb_typeof(papers) = 'object'),
    from_register text[]      not null default '{}',
    started_at    timestamptz not null,
    started_by    uuid        not null,
    touched_at    timestamptz not null,
    case_id       uuid,
    handed_in_at  timestamptz          check ((handed_in_at is null) = (case_id is null)),
    corrected_at  timestamptz,
    corrected_by  uuid                 check ((corrected_by is null) = (corrected_at is null)),
    primary key (county_code, id),
    unique (county_code, case_id)
);
comment on column services.sheet.changed_from is 'the version she began with, when the form has changed since';
comment on column services.sheet.from_register is 'names of the answers the register gave';
-- One draft of a matter at a time.
create unique index sheet_draft on services.sheet (county_code, resident_id, item_code) where case_id is null;
create index sheet_resident on services.sheet (county_code, resident_id, touched_at);
create index sheet_touched on services.sheet (county_code, touched_at) where case_id is null;

alter table services.sheet enable row level security;
alter table services.sheet force row level security;
-- A draft is hers alone; no office looks over her shoulder. Handed in, it is seen like its case.
create policy own on services.sheet
    using (county_code = (select store.county()) and resident_id = (select store.person()));
create policy handed_in on services.sheet
    using (county_code = (select store.county()) and case_id is not null
           and starts_with(village_code, (select store.scope())));
-- The daily round removes what was left lying; it acts in nobody's name.
create policy left_lying on services.sheet for delete
    using (county_code = (select store.county()) and case_id is null
           and county_code = (select store.scope()) and (select store.account()) is null);
create policy left_lying_seen on services.sheet for select
    using (county_code = (select store.county()) and case_id is null
           and county_code = (select store.scope()) and (select store.account()) is null);
