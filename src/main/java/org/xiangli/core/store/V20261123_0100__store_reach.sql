-- The application works as xiangli_app, which owns nothing, so that row-level security binds it.
do $$
begin
    if not exists (select from pg_roles where rolname = 'xiangli_app') then
        create role xiangli_app nologin nosuperuser nobypassrls;
    end if;
    execute format('grant xiangli_app to %I', current_user);
end
$$;

alter default privileges grant usage on schemas to xiangli_app;
alter default privileges grant select, insert, update, delete on tables to xiangli_app;
alter default privileges grant usage, select on sequences to xiangli_app;

create schema store;

-- What the transaction at hand may see; null sees nothing. Set by the transaction manager, for one transaction.
create function store.county() returns text
    language sql stable parallel safe
    return nullif(current_setting('xiangli.county', true), '');

create function store.scope() returns text
    language sql stable parallel safe
    return nullif(current_setting('xiangli.scope', true), '');

create function store.person() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('xiangli.person', true), '')::uuid;

create function store.account() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('xiangli.account', true), '')::uuid;

-- The counties that live on this server.
create table store.county (
    county_code text    primary key check (county_code ~ '^[0-9]{6}$'),
    demo        boolean not null,
    since       date    not null
);
comment on table store.county is 'open: the directory of counties at home here, holds no person';
