-- What higher offices ask of a village, whether or not it stands in a list (R033).
create table services.demand (
    county_code       text        not null check (county_code ~ '^[0-9]{6}$'),
    id                uuid        not null,
    number            bigint      not null check (number > 0),
    village_code      text        not null check (village_code ~ '^[0-9]{12}$'
                                                  and starts_with(village_code, county_code)),
    sender            text        not null check (sender <> '' and char_length(sender) <= 60),
    kind              text        not null check (kind in ('REPORT', 'FORM', 'PLAQUE', 'INSPECTION', 'WORKING_GROUP')),
    title             text        not null check (title <> '' and char_length(title) <= 200),
    hours             integer     not null check (hours between 0 and 744),
    received_on       date        not null,
    entered_at        timestamptz not null,
    entered_by        uuid        not null,
    list              text                 check (list in ('OWN', 'ASSIST', 'NEGATIVE')),
    list_code         text                 check ((list_code is null) = (list is null)),
    refused           boolean     not null,
    catalogue_version integer     not null check (catalogue_version >= 0),
    primary key (county_code, id),
    unique (county_code, village_code, number),
    check (refused = (list is null or list = 'NEGATIVE'))
);
comment on column services.demand.catalogue_version is '0 while the county has published none';
create index demand_month on services.demand (county_code, received_on, village_code);

-- Papers a village was asked for and may not issue; nothing is kept of the person who asked.
create table services.blocked_certificate (
    county_code  text        not null check (county_code ~ '^[0-9]{6}$'),
    id           uuid        not null,
    village_code text        not null check (village_code ~ '^[0-9]{12}$' and starts_with(village_code, county_code)),
    kind         text        not null check (kind <> ''),
    demanded_by  text        not null check (char_length(demanded_by) <= 60),
    asked_on     date        not null,
    entered_by   uuid        not null,
    primary key (county_code, id)
);
create index blocked_certificate_day on services.blocked_certificate (county_code, village_code, asked_on);

do $$
declare
    guarded text;
begin
    foreach guarded in array array['demand', 'blocked_certificate'] loop
        execute format('alter table services.%I enable row level security', guarded);
        execute format('alter table services.%I force row level security', guarded);
        execute format($policy$
            create policy reach on services.%I
                using (county_code = (select store.county())
                       and starts_with(village_code, (select store.scope())))
            $policy$, guarded);
    end loop;
end
$$;
revoke update, delete on services.demand, services.blocked_certificate from xiangli_app;
