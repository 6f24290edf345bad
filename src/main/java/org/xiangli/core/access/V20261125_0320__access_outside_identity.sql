-- By which identity of another sign-in service (OpenID Connect) a staff account is known. The administrator enters the
-- name; the first sign-in binds the service's own lasting key, so that a name given away later opens nothing.
create table access.outside_identity (
    county_code text        not null check (county_code ~ '^[0-9]{6}$'),
    id          uuid        not null,
    account_id  uuid        not null,
    issuer      text        not null check (issuer ~ '^https?://'),
    username    text        not null check (char_length(username) between 1 and 200),
    subject     text                 check (char_length(subject) between 1 and 255),
    added_at    timestamptz not null,
    added_by    uuid        not null,
    bound_at    timestamptz          check ((bound_at is null) = (subject is null)),
    primary key (county_code, id),
    unique (county_code, issuer, username),
    unique (county_code, issuer, subject),
    unique (county_code, account_id, issuer),
    foreign key (county_code, account_id) references access.account
);

alter table access.outside_identity enable row level security;
alter table access.outside_identity force row level security;
create policy county on access.outside_identity
    using (county_code = (select store.county()) and (select store.scope()) = county_code);
