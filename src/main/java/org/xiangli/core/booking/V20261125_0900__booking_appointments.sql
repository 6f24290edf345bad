-- Equality inside an exclusion constraint; part of every PostgreSQL distribution and trusted since version 13.
create extension if not exists btree_gist;

create schema booking;

-- When an officer receives people at a place, or goes to them at home, week by week.
create table booking.counter (
    county_code   text        not null check (county_code ~ '^[0-9]{6}$'),
    id            uuid        not null,
    division_code text        not null check (starts_with(division_code, county_code)),
    kind          text        not null check (kind in ('WINDOW', 'HOME')),
    place         text        not null check (char_length(place) between 1 and 100),
    officer       uuid        not null,
    officer_name  text        not null check (officer_name <> ''),
    matters       text[]      not null,
    weekdays      integer[]   not null check (cardinality(weekdays) > 0 and weekdays <@ array[1, 2, 3, 4, 5, 6, 7]),
    opens         time        not null,
    closes        time        not null check (closes > opens),
    slot_minutes  integer     not null check (slot_minutes between 5 and 240),
    from_day      date        not null,
    to_day        date                 check (to_day >= from_day),
    opened_at     timestamptz not null,
    primary key (county_code, id)
);
comment on column booking.counter.matters is 'codes of what is handled there; none listed means everything';
create index counter_division on booking.counter (county_code, division_code);

-- A piece of an officer's time that is taken. It names nobody, so everybody who books may see it; two cannot overlap.
create table booking.claim (
    county_code text      not null check (county_code ~ '^[0-9]{6}$'),
    id          uuid      not null,
    counter_id  uuid      not null,
    officer     uuid      not null,
    during      tstzrange not null check (not isempty(during)),
    primary key (county_code, id),
    foreign key (county_code, counter_id) references booking.counter,
    exclude using gist (county_code with =, officer with =, during with &&)
);
comment on column booking.claim.id is 'the appointment it is for';
create index claim_counter on booking.claim (county_code, counter_id);

create table booking.appointment (
    county_code   text        not null check (county_code ~ '^[0-9]{6}$'),
    id            uuid        not null,
    village_code  text        not null check (village_code ~ '^[0-9]{12}$' and starts_with(village_code, county_code)),
    resident_id   uuid        not null,
    division_code text        not null check (starts_with(division_code, county_code)),
    kind          text        not null check (kind in ('WINDOW', 'HOME', 'WALK_IN')),
    counter_id    uuid                 check ((counter_id is null) = (kind = 'WALK_IN')),
    officer_name  text        not null,
    matter        text        not null,
    place         text        not null check (char_length(place) between 1 and 100),
    starts_at     timestamptz          check ((starts_at is null) = (kind = 'WALK_IN')),
    ends_at       timestamptz          check ((ends_at is null) = (starts_at is null) and ends_at > starts_at),
    turn_at       timestamptz not null,
    phone         text                 check (char_length(phone) <= 20),
    language      text        not null,
    way           text        not null check (way in ('SELF', 'PHONE', 'WINDOW')),
    state         text        not null check (state in ('BOOKED', 'ARRIVED', 'SERVED', 'NO_SHOW', 'CANCELLED')),
    booked_at     timestamptz not null,
    booked_by     uuid        not null,
    changed_at    timestamptz not null,
    changes       integer     not null default 0 check (changes >= 0),
    reminded_at   timestamptz,
    primary key (county_code, id),
    foreign key (county_code, counter_id) references booking.counter
);
comment on column booking.appointment.turn_at is 'when it is her turn: the time she booked, or the time she came';
create index appointment_counter on booking.appointment (county_code, counter_id);
create index appointment_day on booking.appointment (county_code, division_code, turn_at, id);
create index appointment_resident on booking.appointment (county_code, resident_id, turn_at);
create index appointment_expected on booking.appointment (county_code, starts_at) where state = 'BOOKED';

-- The secret link under which a resident's own calendar reads her appointments.
create table booking.feed (
    county_code text        not null check (county_code ~ '^[0-9]{6}$'),
    resident_id uuid        not null,
    digest      text        not null check (digest ~ '^[0-9a-f]{64}$'),
    made_at     timestamptz not null,
    primary key (county_code, resident_id),
    unique (county_code, digest)
);

alter table booking.counter enable row level security;
alter table booking.counter force row level security;
create policy posted on booking.counter for select
    using (county_code = (select store.county()));
create policy keep on booking.counter
    using (county_code = (select store.county()) and starts_with(division_code, (select store.scope())));

alter table booking.appointment enable row level security;
alter table booking.appointment force row level security;
create policy reach on booking.appointment
    using (county_code = (select store.county())
           and (starts_with(village_code, (select store.scope()))
                or starts_with(division_code, (select store.scope()))
                or resident_id = (select store.person())));

alter table booking.claim enable row level security;
alter table booking.claim force row level security;
create policy posted on booking.claim for select
    using (county_code = (select store.county()));
create policy take on booking.claim for insert
    with check (county_code = (select store.county()));
create policy release on booking.claim for delete
    using (county_code = (select store.county())
           and exists (select
                         from booking.appointment
                        where appointment.county_code = claim.county_code and appointment.id = claim.id));

alter table booking.feed enable row level security;
alter table booking.feed force row level security;
create policy own on booking.feed
    using (county_code = (select store.county())
           and (resident_id = (select store.person()) or (select store.scope()) = county_code));

revoke delete on booking.counter, booking.appointment from xiangli_app;
revoke update on booking.claim from xiangli_app;
