-- A rural community is an association of villages. It has no code, no superior and no authority: it cannot be a level.
create table territory.community (
    county_code text not null check (county_code ~ '^[0-9]{6}$'),
    id          uuid not null,
    name        text not null check (name <> ''),
    instrument  text not null check (instrument <> ''),
    valid_from  date not null,
    valid_to    date check (valid_to > valid_from),
    primary key (county_code, id)
);
comment on table territory.community is 'rural communities of a county; public within it';

create table territory.community_member (
    county_code  text             not null check (county_code ~ '^[0-9]{6}$'),
    community_id uuid             not null,
    village_code text collate "C" not null check (village_code ~ '^[0-9]{12}$' and starts_with(village_code, county_code)),
    valid_from   date             not null,
    valid_to     date             check (valid_to > valid_from),
    primary key (county_code, community_id, village_code, valid_from),
    foreign key (county_code, community_id) references territory.community
);
comment on table territory.community_member is 'villages of a community, dated';
create index community_member_village on territory.community_member (county_code, village_code);
create unique index community_member_open on territory.community_member (county_code, community_id, village_code)
    where valid_to is null;

-- Natural villages (屯) and villagers' groups (村民小组): the leaves under a village, without a national code.
create table territory.hamlet (
    county_code  text             not null check (county_code ~ '^[0-9]{6}$'),
    id           uuid             not null,
    kind         text             not null check (kind in ('NATURAL_VILLAGE', 'VILLAGERS_GROUP')),
    village_code text collate "C" not null check (village_code ~ '^[0-9]{12}$' and starts_with(village_code, county_code)),
    name         text             not null check (name <> ''),
    valid_from   date             not null,
    valid_to     date             check (valid_to > valid_from),
    primary key (county_code, id, valid_from)
);
comment on table territory.hamlet is 'natural villages and villagers'' groups of a village, dated; public within the county';
create index hamlet_village on territory.hamlet (county_code, village_code, name);
create unique index hamlet_open on territory.hamlet (county_code, id) where valid_to is null;

alter table territory.community enable row level security;
alter table territory.community force row level security;
create policy reach on territory.community
    using (county_code = (select store.county()))
    with check (county_code = (select store.county()) and (select store.scope()) is not null);

alter table territory.community_member enable row level security;
alter table territory.community_member force row level security;
create policy reach on territory.community_member
    using (county_code = (select store.county()))
    with check (county_code = (select store.county()) and (select store.scope()) is not null);

alter table territory.hamlet enable row level security;
alter table territory.hamlet force row level security;
create policy reach on territory.hamlet
    using (county_code = (select store.county()))
    with check (county_code = (select store.county()) and starts_with(village_code, (select store.scope())));
