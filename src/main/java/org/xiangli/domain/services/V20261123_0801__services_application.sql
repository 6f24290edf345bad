-- What the desk keeps of a matter beside its case: who applied how, which papers, which receipts.
create table services.application (
    county_code       text        not null check (county_code ~ '^[0-9]{6}$'),
    id                uuid        not null,
    village_code      text        not null check (village_code ~ '^[0-9]{12}$' and starts_with(village_code, county_code)),
    resident_id       uuid        not null,
    number            text        not null,
    item_code         text        not null,
    catalogue_version integer     not null,
    channel           text        not null check (channel in ('WINDOW', 'MOBILE', 'TERMINAL', 'PHONE', 'AGENT')),
    phone             text                 check (char_length(phone) <= 20),
    language          text        not null,
    mandate_id        uuid                 check ((mandate_id is not null) = (channel = 'AGENT')),
    taken_at          timestamptz not null,
    taken_by          uuid        not null,
    pickup_digest     text                 check (pickup_digest ~ '^[0-9a-f]{64}$'),
    pickup_failures   integer     not null default 0 check (pickup_failures >= 0),
    delivered_on      date,
    primary key (county_code, id),
    unique (county_code, number)
);
comment on column services.application.id is 'the case it belongs to';
comment on column services.application.pickup_digest is
    'digest of the code printed on the receipt, with which she may rate without an account';
create index application_resident on services.application (county_code, resident_id, id);

create table services.paper (
    county_code    text        not null check (county_code ~ '^[0-9]{6}$'),
    application_id uuid        not null,
    code           text        not null,
    village_code   text        not null check (starts_with(village_code, county_code)),
    resident_id    uuid        not null,
    state          text        not null check (state in ('SHOWN', 'ORIGINAL', 'COPY', 'ELECTRONIC', 'LATER', 'PROMISED',
                                                         'NOT_NEEDED', 'MISSING')),
    promised_for   date                 check ((promised_for is not null) = (state = 'LATER')),
    checked_at     timestamptz not null,
    checked_by     uuid        not null,
    primary key (county_code, application_id, code),
    foreign key (county_code, application_id) references services.application
);

-- Receipts as they were handed out; none is ever changed.
create table services.receipt (
    county_code    text        not null check (county_code ~ '^[0-9]{6}$'),
    id             uuid        not null,
    application_id uuid        not null,
    village_code   text        not null check (starts_with(village_code, county_code)),
    resident_id    uuid        not null,
    kind           text        not null check (kind in ('TAKEN', 'SUPPLEMENTED', 'FILED', 'DELIVERED')),
    number         text        not null check (number <> ''),
    content        jsonb       not null,
    issued_at      timestamptz not null,
    issued_by      uuid        not null,
    office         text        not null,
    primary key (county_code, id),
    unique (county_code, number),
    foreign key (county_code, application_id) references services.application
);
create index receipt_application on services.receipt (county_code, application_id, issued_at);

-- Who may carry papers for whom, for which items, how long (代办委托, R044).
create table services.mandate (
    county_code   text        not null check (county_code ~ '^[0-9]{6}$'),
    id            uuid        not null,
    village_code  text        not null check (starts_with(village_code, county_code)),
    resident_id   uuid        not null,
    agent_account uuid        not null,
    items         text[]      not null check (cardinality(items) > 0),
    from_day      date        not null,
    to_day        date        not null check (to_day >= from_day),
    given         text        not null check (given in ('SIGNED', 'RECORDED')),
    recorded_at   timestamptz not null,
    recorded_by   uuid        not null,
    revoked_on    date,
    primary key (county_code, id)
);
create index mandate_resident on services.mandate (county_code, resident_id, to_day);

-- Originals in the hands of an agent: taken, and given back against a signature.
create table services.custody (
    county_code    text        not null check (county_code ~ '^[0-9]{6}$'),
    id             uuid        not null,
    application_id uuid        not null,
    village_code   text        not null check (starts_with(village_code, county_code)),
    resident_id    uuid        not null,
    code           text        not null,
    taken_at       timestamptz not null,
    taken_by       uuid        not null,
    returned_at    timestamptz,
    returned_by    uuid                 check ((returned_by is null) = (returned_at is null)),
    returned_to    text                 check (returned_to in ('RESIDENT', 'FAMILY', 'OFFICE')),
    check ((returned_to is null) = (returned_at is null)),
    primary key (county_code, id),
    foreign key (county_code, application_id) references services.application
);
create index custody_application on services.custody (county_code, application_id, taken_at);

-- The ways an agent went for a matter. They cost the resident nothing.
create table services.trip (
    county_code    text        not null check (county_code ~ '^[0-9]{6}$'),
    id             uuid        not null,
    application_id uuid        not null,
    village_code   text        not null check (starts_with(village_code, county_code)),
    resident_id    uuid        not null,
    day            date        not null,
    place          text        not null check (char_length(place) between 1 and 100),
    purpose        text        not null check (char_length(purpose) between 1 and 500),
    made_by        uuid        not null,
    fee_fen        bigint      not null check (fee_fen = 0),
    primary key (county_code, id),
    foreign key (county_code, application_id) references services.application
);
create index trip_application on services.trip (county_code, application_id, day);

do $$
declare
    guarded text;
begin
    foreach guarded in array array['application', 'paper', 'receipt', 'mandate', 'custody', 'trip'] loop
        execute format('alter table services.%I enable row level security', guarded);
        execute format('alter table services.%I force row level security', guarded);
        execute format($policy$
            create policy reach on services.%I
                using (county_code = (select store.county())
                       and (starts_with(village_code, (select store.scope()))
                            or resident_id = (select store.person())))
            $policy$, guarded);
    end loop;
end
$$;

revoke delete on services.application, services.paper, services.mandate, services.custody from xiangli_app;
revoke update, delete on services.receipt, services.trip from xiangli_app;
