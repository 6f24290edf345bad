-- What residents said of a service (R052). No name and no account stands here; who handled the matter never sees a row.
create table services.rating (
    county_code    text        not null check (county_code ~ '^[0-9]{6}$'),
    application_id uuid        not null,
    village_code   text        not null check (starts_with(village_code, county_code)),
    item_code      text        not null,
    stars          integer     not null check (stars between 1 and 5),
    comment        text        not null check (char_length(comment) <= 500),
    rated_on       date        not null,
    way            text        not null check (way in ('ACCOUNT', 'CODE')),
    primary key (county_code, application_id)
);
create index rating_village on services.rating (county_code, village_code, item_code, rated_on);

-- A bad rating is looked into by somebody of the township who did not handle the matter.
create table services.call_back (
    county_code    text        not null check (county_code ~ '^[0-9]{6}$'),
    application_id uuid        not null,
    village_code   text        not null check (starts_with(village_code, county_code)),
    opened_on      date        not null,
    due_on         date        not null check (due_on >= opened_on),
    done_on        date,
    done_by        uuid                 check ((done_by is null) = (done_on is null)),
    finding        text                 check (char_length(finding) <= 2000),
    check ((finding is null) = (done_on is null)),
    primary key (county_code, application_id)
);
create index call_back_open on services.call_back (county_code, due_on, application_id) where done_on is null;

alter table services.rating enable row level security;
alter table services.rating force row level security;
create policy county_reads on services.rating for select
    using (county_code = (select store.county()) and county_code = (select store.scope()));
create policy box_takes on services.rating for insert
    with check (county_code = (select store.county()) and county_code = (select store.scope()));
revoke update, delete on services.rating from xiangli_app;

alter table services.call_back enable row level security;
alter table services.call_back force row level security;
create policy township_and_county on services.call_back
    using (county_code = (select store.county())
           and starts_with(village_code, (select store.scope()))
           and char_length((select store.scope())) <= 9);
revoke delete on services.call_back from xiangli_app;
