create schema services;

-- What a county has published: each version stands for good; a later one ends it.
create table services.catalogue (
    county_code     text        not null check (county_code ~ '^[0-9]{6}$'),
    version         integer     not null check (version > 0),
    effective_from  date        not null,
    effective_to    date                 check (effective_to >= effective_from),
    published_at    timestamptz not null,
    published_by    uuid        not null,
    note            text        not null check (char_length(note) <= 2000),
    idempotency_key uuid        not null,
    primary key (county_code, version),
    unique (county_code, effective_from),
    unique (county_code, idempotency_key)
);

-- The items of a version as they were written. Only whether one is still served may change, and why.
create table services.item (
    county_code       text    not null check (county_code ~ '^[0-9]{6}$'),
    catalogue_version integer not null,
    code              text    not null check (code ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
    content           jsonb   not null,
    enabled           boolean not null default true,
    withdrawn_on      date             check ((withdrawn_on is null) = enabled),
    withdrawn_by      uuid             check ((withdrawn_by is null) = enabled),
    withdrawn_why     text             check ((withdrawn_why is null) = enabled),
    primary key (county_code, catalogue_version, code),
    foreign key (county_code, catalogue_version) references services.catalogue
);

alter table services.catalogue enable row level security;
alter table services.catalogue force row level security;
create policy anyone_reads on services.catalogue for select
    using (county_code = (select store.county()));
create policy county_publishes on services.catalogue for insert
    with check (county_code = (select store.county()) and county_code = (select store.scope()));
create policy county_ends on services.catalogue for update
    using (county_code = (select store.county()) and county_code = (select store.scope()));

alter table services.item enable row level security;
alter table services.item force row level security;
create policy anyone_reads on services.item for select
    using (county_code = (select store.county()));
create policy county_publishes on services.item for insert
    with check (county_code = (select store.county()) and county_code = (select store.scope()));
create policy county_withdraws on services.item for update
    using (county_code = (select store.county()) and county_code = (select store.scope()));

revoke update, delete on services.catalogue, services.item from xiangli_app;
grant update (effective_to) on services.catalogue to xiangli_app;
grant update (enabled, withdrawn_on, withdrawn_by, withdrawn_why) on services.item to xiangli_app;
