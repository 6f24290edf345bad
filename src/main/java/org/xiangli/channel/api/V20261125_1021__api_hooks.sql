-- Who is told. The secret signs what is sent, so it is kept as it is; only the county's own reach sees it.
create table api.hook (
    county_code text        not null check (county_code ~ '^[0-9]{6}$'),
    id          uuid        not null,
    name        text        not null check (char_length(name) between 1 and 60),
    url         text        not null check (char_length(url) between 10 and 500),
    secret      text        not null check (secret ~ '^whsec_'),
    made_at     timestamptz not null,
    made_by     uuid        not null,
    off_at      timestamptz,
    off_why     text                 check ((off_why is null) = (off_at is null)),
    primary key (county_code, id)
);

-- What has happened, written with the move itself. No person stands in it.
create table api.event (
    county_code text        not null check (county_code ~ '^[0-9]{6}$'),
    id          uuid        not null,
    case_id     uuid        not null,
    seq         integer     not null check (seq > 0),
    number      text        not null,
    phase       text        not null,
    at          timestamptz not null,
    passed_on   boolean     not null default false,
    primary key (county_code, id),
    unique (county_code, case_id, seq)
);
create index event_waiting on api.event (county_code, id) where not passed_on;

-- One event on its way to one of those who are told: the outbox and its log.
create table api.delivery (
    county_code text        not null check (county_code ~ '^[0-9]{6}$'),
    id          uuid        not null,
    hook_id     uuid        not null,
    event_id    uuid        not null,
    body        text        not null,
    state       text        not null check (state in ('WAITING', 'ARRIVED', 'GIVEN_UP')),
    attempts    integer     not null default 0 check (attempts >= 0),
    next_at     timestamptz not null,
    last_status integer,
    last_fault  text                 check (char_length(last_fault) <= 200),
    last_at     timestamptz,
    primary key (county_code, id),
    unique (county_code, hook_id, event_id),
    foreign key (county_code, hook_id) references api.hook
);
create index delivery_waiting on api.delivery (county_code, next_at) where state = 'WAITING';

alter table api.hook enable row level security;
alter table api.hook force row level security;
create policy county on api.hook
    using (county_code = (select store.county()) and county_code = (select store.scope()));
revoke delete on api.hook from xiangli_app;

alter table api.delivery enable row level security;
alter table api.delivery force row level security;
create policy county on api.delivery
    using (county_code = (select store.county()) and county_code = (select store.scope()));

-- Whoever moves a case writes the event; only the county's own reach reads it again.
alter table api.event enable row level security;
alter table api.event force row level security;
create policy written on api.event for insert
    with check (county_code = (select store.county()));
create policy county on api.event
    using (county_code = (select store.county()) and county_code = (select store.scope()));
