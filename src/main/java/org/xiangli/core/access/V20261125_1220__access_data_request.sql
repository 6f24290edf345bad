-- What a person asks about her own data, and what she was answered (个人信息保护法 44-50; R013, R028).
create table access.data_request (
    county_code  text        not null check (county_code ~ '^[0-9]{6}$'),
    id           uuid        not null,
    once         uuid        not null,
    resident_id  uuid        not null,
    village_code text        not null check (starts_with(village_code, county_code)),
    kind         text        not null check (kind in ('COPY', 'CORRECTION', 'DELETION', 'RESTRICTION', 'CONTEST')),
    wish         text        not null check (char_length(wish) between 1 and 2000),
    view_id      uuid,
    asked_at     timestamptz not null,
    asked_by     uuid        not null,
    due_on       date        not null,
    answered_at  timestamptz          check (answered_at >= asked_at),
    answered_by  uuid,
    granted      boolean,
    answer       text                 check (char_length(answer) between 1 and 2000),
    primary key (county_code, id),
    unique (county_code, once),
    check ((kind = 'CONTEST') = (view_id is not null)),
    check (num_nulls(answered_at, answered_by, granted, answer) in (0, 4))
);
create index data_request_resident on access.data_request (county_code, resident_id, id);
create index data_request_open on access.data_request (county_code, due_on) where answered_at is null;
-- A look is contested once.
create unique index data_request_view on access.data_request (county_code, resident_id, view_id) where view_id is not null;

-- The person asks and sees hers; the county's officer sees all. A village does not: it may be about the village.
alter table access.data_request enable row level security;
alter table access.data_request force row level security;
create policy asked on access.data_request for insert
    with check (county_code = (select store.county()) and resident_id = (select store.person())
                and asked_by = (select store.account()));
create policy own on access.data_request for select
    using (county_code = (select store.county())
           and (resident_id = (select store.person()) or (select store.scope()) = county_code));
create policy answered on access.data_request for update
    using (county_code = (select store.county()) and (select store.scope()) = county_code);
revoke update, delete on access.data_request from xiangli_app;
grant update (answered_at, answered_by, granted, answer) on access.data_request to xiangli_app;
