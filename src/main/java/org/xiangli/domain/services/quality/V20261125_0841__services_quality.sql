-- What the look into a bad rating found (国办发〔2019〕51号): a rating given by mistake or in bad faith counts no more once a
-- second person has confirmed it.
alter table services.call_back
    add column verdict      text check (verdict in ('FOUNDED', 'UNFOUNDED', 'MISTAKEN', 'MALICIOUS')),
    add column confirmed_on date check (confirmed_on >= done_on),
    add column confirmed_by uuid check (confirmed_by <> done_by),
    add check (verdict is null or done_on is not null),
    add check ((confirmed_by is null) = (confirmed_on is null)),
    add check (confirmed_on is null or verdict in ('MISTAKEN', 'MALICIOUS'));

-- What was founded is put right, and by when.
create table services.rework (
    county_code    text not null check (county_code ~ '^[0-9]{6}$'),
    application_id uuid not null,
    village_code   text not null check (starts_with(village_code, county_code)),
    opened_on      date not null,
    due_on         date not null check (due_on >= opened_on),
    fixed_on       date          check (fixed_on >= opened_on),
    fixed_by       uuid          check ((fixed_by is null) = (fixed_on is null)),
    remedy         text          check (char_length(remedy) between 1 and 2000),
    check ((remedy is null) = (fixed_on is null)),
    primary key (county_code, application_id)
);
create index rework_open on services.rework (county_code, due_on, application_id) where fixed_on is null;

-- How a matter was decided, for the rate of refusals, and what became of an appeal.
create table services.outcome (
    county_code    text    not null check (county_code ~ '^[0-9]{6}$'),
    application_id uuid    not null,
    village_code   text    not null check (starts_with(village_code, county_code)),
    resident_id    uuid    not null,
    item_code      text    not null,
    refused        boolean not null,
    decided_on     date    not null,
    appealed_on    date,
    appeal_due_on  date             check (appeal_due_on >= appealed_on),
    appeal_ended   text             check (appeal_ended in ('REOPENED', 'DISMISSED')),
    check (appeal_ended is null or appealed_on is not null),
    primary key (county_code, application_id)
);
create index outcome_decided on services.outcome (county_code, decided_on, item_code);
create index outcome_resident on services.outcome (county_code, resident_id);

-- Why a matter is late, told to who waits for it (优化营商环境条例 36): why, on what ground, until when, by whom.
create table services.delay_note (
    county_code    text        not null check (county_code ~ '^[0-9]{6}$'),
    id             uuid        not null,
    application_id uuid        not null,
    village_code   text        not null check (starts_with(village_code, county_code)),
    resident_id    uuid        not null,
    due_on         date        not null,
    reason         text        not null check (char_length(reason) between 1 and 2000),
    basis          text        not null check (char_length(basis) between 1 and 200),
    new_date       date        not null check (new_date > due_on),
    office         text        not null check (office <> ''),
    officer        text        not null check (officer <> ''),
    noted_at       timestamptz not null,
    noted_by       uuid        not null,
    primary key (county_code, id),
    unique (county_code, application_id, due_on)
);
create index delay_note_resident on services.delay_note (county_code, resident_id);

-- How often the resident had to leave the village for a matter (办事不出村, R047), asked when it is done.
create table services.resident_trips (
    county_code    text        not null check (county_code ~ '^[0-9]{6}$'),
    application_id uuid        not null,
    village_code   text        not null check (starts_with(village_code, county_code)),
    resident_id    uuid        not null,
    item_code      text        not null,
    trips          integer     not null check (trips between 0 and 99),
    taken_on       date        not null,
    delivered_on   date        not null check (delivered_on >= taken_on),
    noted_at       timestamptz not null,
    noted_by       uuid        not null,
    primary key (county_code, application_id)
);
create index resident_trips_village on services.resident_trips (county_code, village_code, delivered_on);
create index resident_trips_resident on services.resident_trips (county_code, resident_id);

-- Where a guide should say more, because people keep asking (R051).
create table services.guide_gap (
    county_code text    not null check (county_code ~ '^[0-9]{6}$'),
    id          uuid    not null,
    item_code   text    not null check (item_code <> ''),
    questions   integer not null check (questions > 0),
    note        text    not null check (char_length(note) between 1 and 500),
    opened_on   date    not null,
    opened_by   uuid    not null,
    version     integer not null,
    closed_on   date             check (closed_on >= opened_on),
    closed_by   uuid             check ((closed_by is null) = (closed_on is null)),
    primary key (county_code, id)
);
comment on column services.guide_gap.version is 'the catalogue in force when it was noted; a later one may close it';
create unique index guide_gap_once on services.guide_gap (county_code, item_code) where closed_on is null;

do $$
declare
    guarded text;
begin
    foreach guarded in array array['rework', 'outcome', 'delay_note', 'resident_trips', 'guide_gap'] loop
        execute format('alter table services.%I enable row level security', guarded);
        execute format('alter table services.%I force row level security', guarded);
    end loop;
    foreach guarded in array array['outcome', 'delay_note', 'resident_trips'] loop
        execute format($policy$
            create policy reach on services.%I
                using (county_code = (select store.county())
                       and (starts_with(village_code, (select store.scope()))
                            or resident_id = (select store.person())))
            $policy$, guarded);
    end loop;
end
$$;
create policy township_and_county on services.rework
    using (county_code = (select store.county())
           and starts_with(village_code, (select store.scope()))
           and char_length((select store.scope())) <= 9);
create policy anyone_reads on services.guide_gap for select using (county_code = (select store.county()));
create policy county_writes on services.guide_gap for insert
    with check (county_code = (select store.county()) and county_code = (select store.scope()));
create policy county_closes on services.guide_gap for update
    using (county_code = (select store.county()) and county_code = (select store.scope()));

revoke delete on services.rework, services.outcome, services.resident_trips, services.guide_gap from xiangli_app;
revoke update, delete on services.delay_note from xiangli_app;
