-- Places elsewhere that take in reports by Open311 GeoReport v2. The key they gave us is sent, so it is kept as it is;
-- only the county's own reach sees it.
create table api.neighbour (
    county_code  text        not null check (county_code ~ '^[0-9]{6}$'),
    id           uuid        not null,
    name         text        not null check (char_length(name) between 1 and 60),
    endpoint     text        not null check (char_length(endpoint) between 10 and 300 and endpoint !~ '/$'),
    jurisdiction text        not null check (char_length(jurisdiction) <= 100),
    api_key      text        not null check (char_length(api_key) <= 200),
    made_at      timestamptz not null,
    made_by      uuid        not null,
    off_at       timestamptz,
    primary key (county_code, id)
);

-- What each of them takes in, as it listed it when it was added.
create table api.neighbour_service (
    county_code  text    not null check (county_code ~ '^[0-9]{6}$'),
    neighbour_id uuid    not null,
    code         text    not null check (char_length(code) between 1 and 100),
    position     integer not null check (position > 0),
    name         text    not null check (char_length(name) between 1 and 200),
    primary key (county_code, neighbour_id, code),
    foreign key (county_code, neighbour_id) references api.neighbour
);

-- A public problem on its way to one of them and back. What is sent names nobody: the problem's own text and place.
create table api.forwarding (
    county_code  text        not null check (county_code ~ '^[0-9]{6}$'),
    id           uuid        not null,
    neighbour_id uuid        not null,
    issue_id     uuid        not null,
    number       text        not null,
    village_code text        not null check (starts_with(village_code, county_code)),
    service_code text        not null,
    body         text        not null check (char_length(body) between 1 and 1200),
    place        text        not null check (char_length(place) <= 200),
    lat          text,
    lon          text                 check ((lon is null) = (lat is null)),
    sent_by      uuid        not null,
    office       text        not null,
    begun_at     timestamptz not null,
    state        text        not null check (state in ('WAITING', 'TAKEN', 'CLOSED', 'REFUSED', 'GIVEN_UP')),
    attempts     integer     not null default 0 check (attempts >= 0),
    next_at      timestamptz not null,
    token        text                 check (char_length(token) <= 200),
    their_number text                 check (char_length(their_number) <= 200),
    their_notes  text                 check (char_length(their_notes) <= 2000),
    last_fault   text                 check (char_length(last_fault) <= 300),
    last_at      timestamptz,
    primary key (county_code, id),
    unique (county_code, issue_id, neighbour_id),
    foreign key (county_code, neighbour_id) references api.neighbour
);
comment on column api.forwarding.issue_id is 'an id of another room';
create index forwarding_neighbour on api.forwarding (county_code, neighbour_id);
create index forwarding_due on api.forwarding (county_code, next_at) where state in ('WAITING', 'TAKEN');

do $$
declare
    guarded text;
begin
    foreach guarded in array array['neighbour', 'neighbour_service', 'forwarding'] loop
        execute format('alter table api.%I enable row level security', guarded);
        execute format('alter table api.%I force row level security', guarded);
        execute format($policy$
            create policy county on api.%I
                using (county_code = (select store.county()) and county_code = (select store.scope()))
            $policy$, guarded);
    end loop;
end
$$;
revoke update, delete on api.neighbour from xiangli_app;
grant update (off_at) on api.neighbour to xiangli_app;
revoke update, delete on api.neighbour_service from xiangli_app;
revoke delete on api.forwarding from xiangli_app;
