create schema people;

-- Those who live together, with the unit of the address they live at.
create table people.household (
    county_code  text    not null check (county_code ~ '^[0-9]{6}$'),
    id           uuid    not null,
    village_code text    not null check (village_code ~ '^[0-9]{12}$' and starts_with(village_code, county_code)),
    address_unit text    not null check (address_unit <> ''),
    collective   boolean not null,
    formed_on    date    not null,
    dissolved_on date             check (dissolved_on >= formed_on),
    confirmed_on date,
    primary key (county_code, id)
);
create index household_village on people.household (county_code, village_code, address_unit);

-- What the register knows of a resident, and nothing else (R022). A test guards these columns.
create table people.resident (
    county_code   text not null check (county_code ~ '^[0-9]{6}$'),
    id            uuid not null,
    village_code  text not null check (village_code ~ '^[0-9]{12}$' and starts_with(village_code, county_code)),
    household_id  uuid not null,
    relation      text not null,
    name          text not null check (name <> '' and char_length(name) <= 60),
    id_number     text not null check (id_number ~ '^[0-9]{17}[0-9X]$'),
    birth_date    date not null,
    sex           text not null check (sex in ('MALE', 'FEMALE', 'UNKNOWN')),
    residence     text not null check (residence in ('HERE', 'FROM_ELSEWHERE', 'AWAY')),
    registered_at text not null,
    since         date not null,
    left_on       date,
    died_on       date check (died_on >= birth_date),
    phone         text check (phone ~ '^[0-9+][0-9 -]{4,19}$'),
    channel       text not null default 'WINDOW' check (channel in ('WINDOW', 'PHONE', 'TEXT', 'ONLINE')),
    primary key (county_code, id),
    unique (county_code, id_number),
    foreign key (county_code, household_id) references people.household
);
create index resident_household on people.resident (county_code, household_id);
create index resident_name on people.resident (county_code, name text_pattern_ops);
create index resident_village on people.resident (county_code, village_code, birth_date);

-- Kin, with dates: nobody is anybody's spouse for ever.
create table people.kinship (
    county_code  text not null check (county_code ~ '^[0-9]{6}$'),
    id           uuid not null,
    village_code text not null check (starts_with(village_code, county_code)),
    resident_id  uuid not null,
    kin_id       uuid not null check (kin_id <> resident_id),
    kind         text not null check (kind in ('MOTHER', 'FATHER', 'SPOUSE', 'GUARDIAN')),
    from_day     date not null,
    to_day       date check (to_day >= from_day),
    primary key (county_code, id),
    foreign key (county_code, resident_id) references people.resident,
    foreign key (county_code, kin_id) references people.resident
);
create index kinship_resident on people.kinship (county_code, resident_id);
create index kinship_kin on people.kinship (county_code, kin_id);

-- Four rolls, each with decisions of its own; no rule infers one from another (R026).
create table people.roll_entry (
    county_code  text not null check (county_code ~ '^[0-9]{6}$'),
    id           uuid not null,
    village_code text not null check (starts_with(village_code, county_code)),
    resident_id  uuid not null,
    roll         text not null check (roll in ('REGISTRATION', 'RESIDENCE', 'ELECTORS', 'MEMBERS')),
    from_day     date not null,
    to_day       date check (to_day >= from_day),
    decided_on   date not null,
    instrument   text not null check (instrument <> ''),
    ended_by     text,
    appeal_until date not null,
    primary key (county_code, id),
    foreign key (county_code, resident_id) references people.resident,
    check ((to_day is null) = (ended_by is null))
);
create index roll_entry_resident on people.roll_entry (county_code, resident_id, roll, from_day);
create unique index roll_entry_open on people.roll_entry (county_code, resident_id, roll) where to_day is null;

-- What happened, who said so and who confirmed it; replayed, it gives the register (R022). Never changed.
create table people.resident_event (
    county_code  text        not null check (county_code ~ '^[0-9]{6}$'),
    id           uuid        not null,
    village_code text        not null check (starts_with(village_code, county_code)),
    resident_id  uuid        not null,
    kind         text        not null check (kind in (
        'ENTERED', 'BIRTH', 'ARRIVAL', 'DEPARTURE', 'RETURN', 'DEATH', 'HOUSEHOLD_CHANGE', 'CORRECTION', 'CONTACT')),
    on_day       date        not null,
    recorded_at  timestamptz not null,
    source       text        not null check (source <> ''),
    confirmed_by uuid,
    facts        jsonb       not null,
    primary key (county_code, id)
);
create index resident_event_resident on people.resident_event (county_code, resident_id, id);

-- Each household checks its own sheet once a year (R023).
create table people.sheet (
    county_code  text not null check (county_code ~ '^[0-9]{6}$'),
    id           uuid not null,
    village_code text not null check (starts_with(village_code, county_code)),
    household_id uuid not null,
    asked_on     date not null,
    answered_on  date check (answered_on >= asked_on),
    correction   text check (char_length(correction) <= 2000),
    decide_by    date,
    decided_on   date,
    accepted     boolean,
    reason       text check (char_length(reason) <= 2000),
    primary key (county_code, id),
    foreign key (county_code, household_id) references people.household,
    check ((decided_on is null) = (accepted is null)),
    check (accepted is distinct from false or reason <> '')
);
create index sheet_household on people.sheet (county_code, household_id, asked_on);

alter table people.household enable row level security;
alter table people.household force row level security;
create policy reach on people.household
    using (county_code = (select store.county()) and starts_with(village_code, (select store.scope())));

alter table people.resident enable row level security;
alter table people.resident force row level security;
create policy reach on people.resident
    using (county_code = (select store.county())
           and (starts_with(village_code, (select store.scope())) or id = (select store.person())));
revoke delete on people.resident from xiangli_app;

alter table people.kinship enable row level security;
alter table people.kinship force row level security;
create policy reach on people.kinship
    using (county_code = (select store.county())
           and (starts_with(village_code, (select store.scope())) or resident_id = (select store.person())));

alter table people.roll_entry enable row level security;
alter table people.roll_entry force row level security;
create policy reach on people.roll_entry
    using (county_code = (select store.county())
           and (starts_with(village_code, (select store.scope())) or resident_id = (select store.person())));
revoke delete on people.roll_entry from xiangli_app;

alter table people.resident_event enable row level security;
alter table people.resident_event force row level security;
create policy reach on people.resident_event
    using (county_code = (select store.county())
           and (starts_with(village_code, (select store.scope())) or resident_id = (select store.person())));
revoke update, delete on people.resident_event from xiangli_app;

alter table people.sheet enable row level security;
alter table people.sheet force row level security;
create policy reach on people.sheet
    using (county_code = (select store.county()) and starts_with(village_code, (select store.scope())));
revoke delete on people.sheet from xiangli_app;
