create schema access;

create table access.account (
    county_code   text        not null check (county_code ~ '^[0-9]{6}$'),
    id            uuid        not null,
    login         text        not null check (login ~ '^[a-z0-9][a-z0-9._-]{2,39}$'),
    display_name  text        not null check (display_name <> ''),
    password_hash text        not null,
    resident_id   uuid,
    created_at    timestamptz not null,
    created_by    uuid,
    disabled_at   timestamptz,
    failures      integer     not null default 0 check (failures >= 0),
    locked_until  timestamptz,
    primary key (county_code, id),
    unique (county_code, login),
    unique (county_code, resident_id)
);

create table access.post (
    county_code   text        not null check (county_code ~ '^[0-9]{6}$'),
    id            uuid        not null,
    account_id    uuid        not null,
    kind          text        not null,
    division_code text        not null check (starts_with(division_code, county_code)),
    office        text        not null check (office <> ''),
    from_day      date        not null,
    to_day        date,
    appointed_at  timestamptz not null,
    appointed_by  uuid,
    primary key (county_code, id),
    foreign key (county_code, account_id) references access.account,
    check (to_day is null or to_day >= from_day)
);
create index post_account on access.post (county_code, account_id);

-- Who looked at whose data, when, in which post and what for. Written with the read itself, never changed.
create table access.person_view (
    county_code  text        not null check (county_code ~ '^[0-9]{6}$'),
    id           uuid        not null,
    resident_id  uuid        not null,
    village_code text        not null check (starts_with(village_code, county_code)),
    at           timestamptz not null,
    account_id   uuid        not null,
    post_kind    text        not null,
    office       text        not null,
    purpose      text        not null,
    case_id      uuid,
    fields       text        not null,
    primary key (county_code, id)
);
create index person_view_resident on access.person_view (county_code, resident_id, at desc);

-- A resident who stood at the window with her papers receives a code to open her own account with.
create table access.invitation (
    county_code text        not null check (county_code ~ '^[0-9]{6}$'),
    code_hash   text        not null,
    resident_id uuid        not null,
    name        text        not null,
    issued_at   timestamptz not null,
    issued_by   uuid        not null,
    expires_at  timestamptz not null,
    used_at     timestamptz,
    primary key (county_code, code_hash)
);

-- Sign-ins and refusals; neither the login typed nor the address is kept.
create table access.sign_in (
    county_code text        not null check (county_code ~ '^[0-9]{6}$'),
    id          uuid        not null,
    at          timestamptz not null,
    account_id  uuid,
    outcome     text        not null,
    primary key (county_code, id)
);
create index sign_in_at on access.sign_in (county_code, at desc);

alter table access.account enable row level security;
alter table access.account force row level security;
create policy own_account on access.account
    using (county_code = (select store.county())
           and (id = (select store.account()) or (select store.scope()) = county_code));

alter table access.post enable row level security;
alter table access.post force row level security;
create policy own_post on access.post
    using (county_code = (select store.county())
           and (account_id = (select store.account()) or (select store.scope()) = county_code));

alter table access.person_view enable row level security;
alter table access.person_view force row level security;
create policy write on access.person_view for insert
    with check (county_code = (select store.county()) and account_id = (select store.account()));
create policy own_views on access.person_view for select
    using (county_code = (select store.county())
           and (resident_id = (select store.person()) or (select store.scope()) = county_code));
revoke update, delete on access.person_view from xiangli_app;

alter table access.invitation enable row level security;
alter table access.invitation force row level security;
create policy issue on access.invitation
    using (county_code = (select store.county())
           and (issued_by = (select store.account()) or (select store.scope()) = county_code));

alter table access.sign_in enable row level security;
alter table access.sign_in force row level security;
create policy county on access.sign_in
    using (county_code = (select store.county())
           and (account_id = (select store.account()) or (select store.scope()) = county_code));
create policy note on access.sign_in for insert
    with check (county_code = (select store.county()));
revoke update, delete on access.sign_in from xiangli_app;
