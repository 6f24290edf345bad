create schema terminal;

-- The terminals of a county. Nothing a resident does there is kept with them.
create table terminal.device (
    county_code   text        not null check (county_code ~ '^[0-9]{6}$'),
    id            uuid        not null,
    division_code text        not null check (starts_with(division_code, county_code)),
    place         text        not null check (char_length(place) between 1 and 100),
    items         text[]      not null,
    opens         time        not null,
    closes        time        not null check (closes > opens),
    key_digest    text        not null check (key_digest ~ '^[0-9a-f]{64}$'),
    registered_at timestamptz not null,
    registered_by uuid        not null,
    last_seen     timestamptz,
    paper         integer              check (paper between 0 and 100),
    retired_on    date,
    primary key (county_code, id)
);
comment on column terminal.device.items is 'codes of items offered there; none listed means every item of this channel';
comment on column terminal.device.paper is 'how much paper is left, in hundredths, as the device last said';

-- What is wrong with a terminal; of one kind there is at most one open ticket.
create table terminal.fault (
    county_code   text        not null check (county_code ~ '^[0-9]{6}$'),
    id            uuid        not null,
    device_id     uuid        not null,
    division_code text        not null check (starts_with(division_code, county_code)),
    kind          text        not null check (kind in ('SILENT', 'PAPER')),
    opened_at     timestamptz not null,
    closed_at     timestamptz,
    closed_by     uuid                 check ((closed_by is null) = (closed_at is null)),
    primary key (county_code, id),
    foreign key (county_code, device_id) references terminal.device
);
create index fault_device on terminal.fault (county_code, device_id);
create unique index fault_once on terminal.fault (county_code, device_id, kind) where closed_at is null;

-- A code the clerk hands to somebody who stands before him, good once and for minutes.
create table terminal.code (
    county_code  text        not null check (county_code ~ '^[0-9]{6}$'),
    digest       text        not null check (digest ~ '^[0-9a-f]{64}$'),
    village_code text        not null check (village_code ~ '^[0-9]{12}$' and starts_with(village_code, county_code)),
    resident_id  uuid        not null,
    name         text        not null,
    issued_at    timestamptz not null,
    issued_by    uuid        not null,
    expires_at   timestamptz not null,
    used_at      timestamptz,
    primary key (county_code, digest)
);

do $$
declare
    guarded text;
begin
    foreach guarded in array array['device', 'fault'] loop
        execute format('alter table terminal.%I enable row level security', guarded);
        execute format('alter table terminal.%I force row level security', guarded);
        execute format($policy$
            create policy reach on terminal.%I
                using (county_code = (select store.county())
                       and starts_with(division_code, (select store.scope())))
            $policy$, guarded);
    end loop;
end
$$;

alter table terminal.code enable row level security;
alter table terminal.code force row level security;
create policy issue on terminal.code
    using (county_code = (select store.county())
           and (issued_by = (select store.account()) or (select store.scope()) = county_code));

revoke delete on terminal.device, terminal.fault, terminal.code from xiangli_app;
