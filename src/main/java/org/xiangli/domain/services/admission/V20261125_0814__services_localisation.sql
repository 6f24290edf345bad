-- How a village does an item here: who, when, where, home visits (R036). It adds nothing to what residents must bring.
create table services.localisation (
    county_code       text        not null check (county_code ~ '^[0-9]{6}$'),
    id                uuid        not null,
    village_code      text        not null check (village_code ~ '^[0-9]{12}$'
                                                  and starts_with(village_code, county_code)),
    item_code         text        not null check (item_code <> ''),
    catalogue_version integer     not null check (catalogue_version > 0),
    version           integer     not null check (version > 0),
    who               text        not null check (who <> '' and char_length(who) <= 60),
    hours             text        not null check (hours <> '' and char_length(hours) <= 200),
    place             text        not null check (place <> '' and char_length(place) <= 200),
    home_visits       text        not null check (char_length(home_visits) <= 200),
    materials         text[]      not null,
    fee_fen           bigint      not null check (fee_fen = 0),
    promised_days     integer     not null check (promised_days > 0),
    written_at        timestamptz not null,
    written_by        uuid        not null,
    state             text        not null check (state in ('WRITTEN', 'CHECKED', 'RETURNED', 'PUBLISHED')),
    checked_by        uuid                 check ((checked_by is null) = (state = 'WRITTEN')),
    returned_why      text                 check ((returned_why is not null) = (state = 'RETURNED')
                                                  and char_length(returned_why) <= 2000),
    published_on      date                 check ((published_on is not null) = (state = 'PUBLISHED')),
    first_use_on      date                 check ((first_use_on is null) = (published_on is null)
                                                  and first_use_on > published_on),
    primary key (county_code, id),
    unique (county_code, village_code, item_code, version)
);

alter table services.localisation enable row level security;
alter table services.localisation force row level security;
-- What is published on the board may be read by anyone; a draft by those who write and check it.
create policy published on services.localisation for select
    using (county_code = (select store.county())
           and (state = 'PUBLISHED' or starts_with(village_code, (select store.scope()))));
create policy village_writes on services.localisation for insert
    with check (county_code = (select store.county()) and village_code = (select store.scope()));
create policy checks on services.localisation for update
    using (county_code = (select store.county()) and starts_with(village_code, (select store.scope())));
revoke update, delete on services.localisation from xiangli_app;
grant update (state, checked_by, returned_why, published_on, first_use_on) on services.localisation to xiangli_app;
