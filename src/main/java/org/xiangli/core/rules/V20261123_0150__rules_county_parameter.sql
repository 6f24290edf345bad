create schema rules;

-- What a county has set where the law leaves a parameter open. Rows are added, never changed: the latest begun counts.
create table rules.county_parameter (
    county_code   text        not null check (county_code ~ '^[0-9]{6}$'),
    id            uuid        not null,
    code          text        not null check (code <> ''),
    name          text        not null check (name <> ''),
    value         bigint      not null,
    in_force_from date        not null,
    set_at        timestamptz not null,
    set_by        uuid        not null,
    reason        text        not null check (reason <> ''),
    primary key (county_code, id)
);

alter table rules.county_parameter enable row level security;
alter table rules.county_parameter force row level security;

-- Everybody in the county may read what applies to him; only who acts for the whole county may set it.
create policy reach on rules.county_parameter
    using (county_code = (select store.county()))
    with check (county_code = (select store.county()) and county_code = (select store.scope()));

revoke update, delete on rules.county_parameter from xiangli_app;
