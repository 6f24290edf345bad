-- Questions people ask and what they were told (R051).
create table services.question (
    county_code       text        not null check (county_code ~ '^[0-9]{6}$'),
    id                uuid        not null,
    village_code      text        not null check (village_code ~ '^[0-9]{12}$' and starts_with(village_code, county_code)),
    resident_id       uuid,
    channel           text        not null check (channel in ('WINDOW', 'MOBILE', 'TERMINAL', 'PHONE', 'AGENT')),
    item_code         text,
    catalogue_version integer     not null,
    asked             text        not null check (char_length(asked) between 1 and 500),
    asked_at          timestamptz not null,
    noted_by          uuid,
    due_on            date        not null,
    passed_up_at      timestamptz,
    card              text,
    answer            text                 check (char_length(answer) between 1 and 2000),
    answered_at       timestamptz          check (answered_at >= asked_at),
    answered_by       uuid,
    follow_up         text                 check (char_length(follow_up) <= 500),
    check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)),
    primary key (county_code, id)
);
comment on column services.question.card is 'key of the approved answer in the item, where one was used';
create index question_open on services.question (county_code, due_on, id) where answered_at is null;
create index question_village on services.question (county_code, village_code, asked_at);

alter table services.question enable row level security;
alter table services.question force row level security;
create policy reach on services.question
    using (county_code = (select store.county())
           and (starts_with(village_code, (select store.scope())) or resident_id = (select store.person())));
revoke delete on services.question from xiangli_app;
