-- By its code anyone who holds a letter can check it. Title and office are those of the letter and name nobody.
create table files.letter_check (
    county_code   text        not null check (county_code ~ '^[0-9]{6}$'),
    code          text        not null check (code ~ '^[2-9A-HJKMNP-Z]{12}$'),
    village_code  text        not null
                              check (village_code ~ '^[0-9]{6,12}$' and starts_with(village_code, county_code)),
    subject_id    uuid,
    key           uuid        not null,
    attachment_id uuid        not null,
    sha256        bytea       not null check (length(sha256) = 32),
    title         text        not null check (title <> ''),
    office        text        not null check (office <> ''),
    issued_on     date        not null,
    revoked_on    date        check (revoked_on >= issued_on),
    revoked_why   text        check (revoked_why <> '' and length(revoked_why) <= 500),
    primary key (county_code, code),
    unique (county_code, key),
    unique (county_code, attachment_id),
    foreign key (county_code, attachment_id) references files.attachment,
    check ((revoked_on is null) = (revoked_why is null))
);
comment on column files.letter_check.key is 'The key of the request that issued it: asked twice, issued once.';

alter table files.letter_check enable row level security;
alter table files.letter_check force row level security;
create policy reach on files.letter_check
    using (county_code = (select store.county())
           and (starts_with(village_code, (select store.scope())) or subject_id = (select store.person())));
revoke update, delete on files.letter_check from xiangli_app;
grant update (revoked_on, revoked_why) on files.letter_check to xiangli_app;

-- Whoever holds a letter has no permit for the village it came from, and must not need one. So this function runs with
-- the rights of the tables' owner (security definer), who may read this one table whatever the reach, and hands out
-- what the letter itself says, for one exact code of one county: no list, no search, nobody's name, no reason of a
-- revocation. A code has 54 random bits; the page that calls this is rate-limited all the same.
create policy by_code on files.letter_check for select to current_user
    using (true);

create function files.check_letter(county text, letter_code text)
    returns table (title text, office text, issued_on date, sha256 bytea, revoked_on date)
    language sql stable strict security definer
    set search_path = pg_catalog, pg_temp
    begin atomic
        select c.title, c.office, c.issued_on, c.sha256, c.revoked_on
          from files.letter_check c
         where c.county_code = county and c.code = letter_code;
    end;
revoke all on function files.check_letter(text, text) from public;
grant execute on function files.check_letter(text, text) to xiangli_app;
