-- Where people are served: centres, stations, outlets (R053). Public, therefore read by everybody in the county.
create table services.point (
    county_code   text        not null check (county_code ~ '^[0-9]{6}$'),
    id            uuid        not null,
    kind          text        not null check (kind in ('CENTRE', 'STATION', 'OUTLET')),
    division_code text        not null check (starts_with(division_code, county_code)),
    name          text        not null check (char_length(name) between 1 and 100),
    address       text        not null check (char_length(address) between 1 and 200),
    phone         text        not null check (char_length(phone) <= 20),
    step_free     boolean     not null,
    hearing_aid   boolean     not null,
    home_visits   boolean     not null,
    items         text[]      not null,
    open_from     date        not null,
    open_to       date                 check (open_to >= open_from),
    primary key (county_code, id)
);
comment on column services.point.items is 'codes of the items served there; none listed means all';
create index point_division on services.point (county_code, division_code);

create table services.point_hours (
    county_code text    not null check (county_code ~ '^[0-9]{6}$'),
    point_id    uuid    not null,
    weekday     integer not null check (weekday between 1 and 7),
    opens       time    not null,
    closes      time    not null check (closes > opens),
    primary key (county_code, point_id, weekday, opens),
    foreign key (county_code, point_id) references services.point
);

create table services.point_staff (
    county_code text not null check (county_code ~ '^[0-9]{6}$'),
    point_id    uuid not null,
    id          uuid not null,
    name        text not null check (char_length(name) between 1 and 50),
    duty        text not null check (char_length(duty) between 1 and 100),
    primary key (county_code, point_id, id),
    foreign key (county_code, point_id) references services.point
);

create table services.point_closure (
    county_code text        not null check (county_code ~ '^[0-9]{6}$'),
    point_id    uuid        not null,
    id          uuid        not null,
    from_day    date        not null,
    to_day      date        not null check (to_day >= from_day),
    reason      text        not null check (char_length(reason) between 1 and 500),
    noticed_at  timestamptz not null,
    primary key (county_code, point_id, id),
    foreign key (county_code, point_id) references services.point
);

-- How many minutes it is from a village, or one of its natural villages, to a point.
create table services.point_minutes (
    county_code  text    not null check (county_code ~ '^[0-9]{6}$'),
    point_id     uuid    not null,
    id           uuid    not null,
    village_code text    not null check (village_code ~ '^[0-9]{12}$' and starts_with(village_code, county_code)),
    hamlet_id    uuid,
    minutes      integer not null check (minutes between 0 and 600),
    primary key (county_code, point_id, id),
    unique nulls not distinct (county_code, point_id, village_code, hamlet_id),
    foreign key (county_code, point_id) references services.point
);
create index point_minutes_village on services.point_minutes (county_code, village_code);

alter table services.point enable row level security;
alter table services.point force row level security;
create policy anyone_reads on services.point for select
    using (county_code = (select store.county()));
create policy office_keeps on services.point for insert
    with check (county_code = (select store.county()) and starts_with(division_code, (select store.scope())));
create policy office_changes on services.point for update
    using (county_code = (select store.county()) and starts_with(division_code, (select store.scope())));

do $$
declare
    part text;
begin
    foreach part in array array['point_hours', 'point_staff', 'point_closure', 'point_minutes'] loop
        execute format('alter table services.%I enable row level security', part);
        execute format('alter table services.%I force row level security', part);
        execute format($policy$
            create policy anyone_reads on services.%I for select
                using (county_code = (select store.county()))
            $policy$, part);
        execute format($policy$
            create policy office_keeps on services.%1$I
                using (county_code = (select store.county())
                       and exists (select from services.point
                                    where point.county_code = %1$I.county_code and point.id = %1$I.point_id
                                      and starts_with(point.division_code, (select store.scope()))))
            $policy$, part);
    end loop;
end
$$;
revoke delete on services.point from xiangli_app;
revoke update, delete on services.point_closure from xiangli_app;
