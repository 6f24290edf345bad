-- A form of a county is in force from a day on; those published before had no day and were in force at once.
alter table services.form add column effective_from date not null default date '2000-01-01';
alter table services.form alter column effective_from drop default;

-- A form somebody looks at before it is published. It asks, it holds no answer.
create table services.form_proposal (
    county_code text        not null check (county_code ~ '^[0-9]{6}$'),
    id          uuid        not null,
    item_code   text        not null check (item_code ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
    content     json        not null,
    proposed_at timestamptz not null,
    proposed_by uuid        not null,
    primary key (county_code, id)
);
alter table services.form_proposal enable row level security;
alter table services.form_proposal force row level security;
create policy county_proposes on services.form_proposal
    using (county_code = (select store.county()) and county_code = (select store.scope()));
revoke update, delete on services.form_proposal from xiangli_app;
